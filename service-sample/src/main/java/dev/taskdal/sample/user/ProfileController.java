package dev.taskdal.sample.user;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.error.StaleVersionException;
import dev.taskdal.dal.user.Profile;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.Body;
import dev.taskdal.sample.web.StaleException;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The profile of the one who is logged in. */
@RestController
@RequestMapping("/api/profile")
@Tag(name = "Profile")
final class ProfileController {

    private final Dal dal;

    ProfileController(Dal dal) {
        this.dal = dal;
    }

    /**
     * A profile as the API shows it, and as it is replaced.
     *
     * @param timeZone UTC if it isn't there
     * @param version that the change was made from
     */
    record ProfileJson(
            @Nullable String displayName,
            @Nullable String timeZone,
            @Nullable String locale,
            @Nullable String biography,
            @Nullable String avatarUrl,
            @Nullable Integer version) {

        static ProfileJson of(Profile profile) {
            return new ProfileJson(
                    profile.displayName(),
                    profile.timeZone(),
                    profile.locale(),
                    profile.biography(),
                    profile.avatarUrl(),
                    profile.version());
        }

        Profile toProfile(UserId user) {
            return new Profile(
                    user,
                    Body.required("displayName", displayName),
                    timeZone == null ? "UTC" : timeZone,
                    locale,
                    biography == null ? "" : biography,
                    avatarUrl,
                    Body.required("version", version));
        }
    }

    @GetMapping
    ProfileJson get(@AuthenticationPrincipal UserId user) {
        return ProfileJson.of(dal.users().getProfile(user));
    }

    /** Replaces all of it. */
    @PutMapping
    ProfileJson replace(@AuthenticationPrincipal UserId user, @RequestBody ProfileJson input) {
        try {
            return ProfileJson.of(dal.users().updateProfile(input.toProfile(user)));
        } catch (StaleVersionException e) {
            throw new StaleException(e, get(user));
        }
    }
}
