package dev.taskdal.dal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.NotificationChannel;
import dev.taskdal.schema.enums.NotificationEvent;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a user is told, and when not. */
class QuietHoursTest {

    @ParameterizedTest
    @CsvSource({
        "12:00, 14:00, 11:59:59, false",
        "12:00, 14:00, 12:00, true",
        "12:00, 14:00, 13:59:59, true",
        "12:00, 14:00, 14:00, false",
        "22:30, 06:00, 22:29, false",
        "22:30, 06:00, 22:30, true",
        "22:30, 06:00, 00:00, true",
        "22:30, 06:00, 05:59, true",
        "22:30, 06:00, 06:00, false",
        "22:00, 00:00, 23:59, true",
        "22:00, 00:00, 00:00, false",
    })
    void contain_timeOfDay_knowsTheBoundsAndMidnight(LocalTime from, LocalTime until, LocalTime time, boolean quiet) {
        assertThat(new QuietHours(from, until).contain(time)).isEqualTo(quiet);
    }

    @Test
    void wants_event_needsTheChannelTheEventAndAnHourThatIsNotQuiet() {
        NotificationSetting setting = NotificationSetting.defaultOf(new UserId(1), NotificationChannel.EMAIL)
                .withQuietHours(Optional.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0))));

        assertThat(setting.wants(NotificationEvent.TASK_DELETED, LocalTime.NOON))
                .isTrue();
        assertThat(setting.wants(NotificationEvent.TASK_DELETED, LocalTime.MIDNIGHT))
                .isFalse();
        assertThat(setting.withEnabled(false).wants(NotificationEvent.TASK_DELETED, LocalTime.NOON))
                .isFalse();
        assertThat(setting.withEvents(Set.of(NotificationEvent.TASK_CREATED))
                        .wants(NotificationEvent.TASK_DELETED, LocalTime.NOON))
                .isFalse();
    }
}
