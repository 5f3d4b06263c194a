package dev.taskdal.sample.insight;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsSettingsTest {

    private static final Duration MONTH = Duration.ofDays(30);

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT1M", "PT30M"})
    void interval_thatLosesNothing_isTaken(Duration interval) {
        assertThatCode(() -> new MetricsSettings(interval, MONTH)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1M", "PT31M"})
    void interval_tooShortOrTooLong_isRefusedByName(Duration interval) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MetricsSettings(interval, MONTH))
                .withMessageStartingWith("taskdal.metrics.interval is ")
                .withMessageEndingWith("Give 1s to 30m: what isn't written for an hour is lost.");
    }

    @Test
    void keep_tooShort_isRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MetricsSettings(Duration.ofMinutes(1), Duration.ofMinutes(59)))
                .withMessage("taskdal.metrics.keep is 59 minutes. Give 1h or more.");
    }
}
