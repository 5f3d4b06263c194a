package dev.taskdal.migrator;

/** Which way a script leads. */
public enum Direction {
    /** To its own version, as {@code V0002__verb_object.sql} does. */
    UP,
    /** To the version before its own, as {@code U0002__verb_object.sql} does. */
    DOWN
}
