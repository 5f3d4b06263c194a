package dev.taskdal.sample.user;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.taskdal.dal.Dal;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.notification.NotificationSetting;
import dev.taskdal.dal.notification.QuietHours;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.Body;
import dev.taskdal.schema.enums.NotificationChannel;
import dev.taskdal.schema.enums.NotificationEvent;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the one who is logged in wants to be told, channel by channel. */
@RestController
@RequestMapping("/api/notification-settings")
@Tag(name = "Notification settings")
final class NotificationSettingController {

    private final Dal dal;

    NotificationSettingController(Dal dal) {
        this.dal = dal;
    }

    /** From a time of day until another; before it, if midnight lies between. */
    record Hours(
            @JsonFormat(pattern = "HH:mm") @Nullable LocalTime from,
            @JsonFormat(pattern = "HH:mm") @Nullable LocalTime until) {

        QuietHours toQuietHours() {
            return new QuietHours(Body.required("quietHours.from", from), Body.required("quietHours.until", until));
        }
    }

    /**
     * A setting as it is written.
     *
     * @param quietHours null for none
     * @param digestHour null for no digest
     */
    record Input(
            @Nullable Boolean enabled,
            @Nullable Set<NotificationEvent> events,
            @Nullable Hours quietHours,
            @Nullable Integer digestHour) {

        NotificationSetting toSetting(UserId user, NotificationChannel channel) {
            if (Body.required("events", events).stream().anyMatch(Objects::isNull)) {
                throw new InvalidValueException("There is no event null.");
            }
            return new NotificationSetting(
                    user,
                    channel,
                    Body.required("enabled", enabled),
                    events,
                    Optional.ofNullable(quietHours).map(Hours::toQuietHours),
                    Optional.ofNullable(digestHour));
        }
    }

    /** A setting as the API shows it. */
    record Shown(
            NotificationChannel channel,
            boolean enabled,
            Set<NotificationEvent> events,
            @Nullable Hours quietHours,
            @Nullable Integer digestHour) {

        static Shown of(NotificationSetting setting) {
            Set<NotificationEvent> events = EnumSet.noneOf(NotificationEvent.class);
            events.addAll(setting.events());
            return new Shown(
                    setting.channel(),
                    setting.enabled(),
                    events,
                    setting.quietHours()
                            .map(hours -> new Hours(hours.from(), hours.until()))
                            .orElse(null),
                    setting.digestHour().orElse(null));
        }
    }

    /** One for each channel. */
    record All(List<Shown> items) {}

    /** All channels, with the defaults where nothing was set. */
    @GetMapping
    All list(@AuthenticationPrincipal UserId user) {
        return new All(dal.notificationSettings().listByUser(user).stream()
                .map(Shown::of)
                .toList());
    }

    /** Replaces that of one channel. */
    @PutMapping("/{channel}")
    Shown replace(@AuthenticationPrincipal UserId user, @PathVariable String channel, @RequestBody Input input) {
        NotificationChannel known = Arrays.stream(NotificationChannel.values())
                .filter(candidate -> candidate.getLiteral().equals(channel))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("such channel; there are: email, push"));
        return Shown.of(dal.notificationSettings().save(input.toSetting(user, known)));
    }
}
