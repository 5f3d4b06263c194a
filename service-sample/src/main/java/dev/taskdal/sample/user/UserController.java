package dev.taskdal.sample.user;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.user.User;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.Versions;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Users. */
@RestController
@RequestMapping("/api/users")
final class UserController {

    private final Dal dal;
    private final Passwords passwords;

    UserController(Dal dal, Passwords passwords) {
        this.dal = dal;
        this.passwords = passwords;
    }

    @PostMapping
    ResponseEntity<UserJson> create(@RequestBody UserInput input) {
        User user = dal.users().create(input.toNewUser(passwords));
        return tagged(ResponseEntity.created(URI.create("/api/users/" + user.id())), user);
    }

    @GetMapping("/{userId}")
    ResponseEntity<UserJson> get(@PathVariable long userId) {
        return tagged(ResponseEntity.ok(), dal.users().get(new UserId(userId)));
    }

    @GetMapping
    ResponseEntity<UserJson> getByEmail(@RequestParam String email) {
        return tagged(
                ResponseEntity.ok(),
                dal.users()
                        .findByEmail(email)
                        .orElseThrow(() -> new NotFoundException("user with this e-mail address")));
    }

    /** Replaces e-mail address and name, and the password if there is one. */
    @PutMapping("/{userId}")
    ResponseEntity<UserJson> update(
            @PathVariable long userId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody UserInput input) {
        User user = dal.users().get(new UserId(userId));
        Versions.require("user " + userId, ifMatch, user.version());
        return tagged(ResponseEntity.ok(), dal.users().update(input.appliedTo(user, passwords)));
    }

    /** Deletes a user and all tasks of the user. */
    @DeleteMapping("/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long userId) {
        if (!dal.users().delete(new UserId(userId))) {
            throw new NotFoundException("user " + userId);
        }
    }

    private static ResponseEntity<UserJson> tagged(ResponseEntity.BodyBuilder response, User user) {
        return response.eTag(Versions.tag(user.version())).body(UserJson.of(user));
    }
}
