package dev.taskdal.sample.account;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.token.ApiToken;
import dev.taskdal.dal.token.TokenHash;
import dev.taskdal.dal.token.TokenId;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.Body;
import dev.taskdal.sample.web.Listing;
import dev.taskdal.sample.web.Pages;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API tokens of the one who is logged in. It takes a session: whoever has got hold of a token can't make more of them. */
@RestController
@RequestMapping("/api/tokens")
@Tag(name = "Tokens", description = "With what programs log in. Only by session: a token can't make tokens.")
final class TokenController {

    private final Dal dal;

    TokenController(Dal dal) {
        this.dal = dal;
    }

    record Input(@Nullable String name) {}

    /** The token itself is shown this once, and stored nowhere. */
    record Made(long id, String name, String token) {

        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    record Shown(
            long id,
            String name,
            Instant createdAt,
            @Nullable LocalDate lastUsedOn) {

        static Shown of(ApiToken token) {
            return new Shown(token.id().value(), token.name(), token.createdAt(), token.lastUsedOn());
        }
    }

    @GetMapping
    ResponseEntity<Listing<Shown>> page(
            @AuthenticationPrincipal UserId user,
            @RequestParam(defaultValue = Pages.DEFAULT_SIZE) int size,
            @RequestParam @Nullable String cursor) {
        return Pages.response(dal.tokens().pageByUser(user, Pages.request(size, cursor)), Shown::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made create(@AuthenticationPrincipal UserId user, @RequestBody Input input) {
        String token = NewToken.random();
        ApiToken made = dal.tokens().create(user, Body.required("name", input.name()), TokenHash.of(token));
        return new Made(made.id().value(), made.name(), token);
    }

    @DeleteMapping("/{tokenId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal UserId user, @PathVariable long tokenId) {
        if (!dal.tokens().delete(user, new TokenId(tokenId))) {
            throw new NotFoundException("token " + tokenId + " of user " + user);
        }
    }
}
