package dev.taskdal.dal.user;

/**
 * What a user is made from.
 *
 * @param email at most 320 characters; kept as given, unique without regard to case
 * @param displayName 1 to 100 characters, not all of them blank
 * @param passwordHash 1 to 500 characters
 */
public record NewUser(String email, String displayName, PasswordHash passwordHash) {}
