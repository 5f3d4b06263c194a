package dev.taskdal.sample.insight;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the metrics that are kept in the database.
 *
 * @param interval how often what was counted is written
 * @param keep how long it stays
 */
@ConfigurationProperties("taskdal.metrics")
record MetricsSettings(Duration interval, Duration keep) {

    MetricsSettings {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(Duration.ofMinutes(30)) > 0) {
            throw new IllegalArgumentException("taskdal.metrics.interval is " + interval.toSeconds()
                    + " s. Give 1s to 30m: what isn't written for an hour is lost.");
        }
        if (keep.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException(
                    "taskdal.metrics.keep is " + keep.toMinutes() + " minutes. Give 1h or more.");
        }
    }
}
