package dev.taskdal.sample.insight;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.error.DalException;
import dev.taskdal.dal.metrics.QueryMetrics;
import jakarta.annotation.PreDestroy;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes what the queries did to the database, and takes away what is old. */
@Component
final class MetricsWriter {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsWriter.class);

    private final Dal dal;
    private final QueryMetrics metrics;
    private final MetricsSettings settings;
    private final InstantSource clock = InstantSource.system();

    MetricsWriter(Dal dal, QueryMetrics metrics, MetricsSettings settings) {
        this.dal = dal;
        this.metrics = metrics;
        this.settings = settings;
    }

    @Scheduled(initialDelayString = "${taskdal.metrics.interval}", fixedRateString = "${taskdal.metrics.interval}")
    void write() {
        try {
            metrics.flush(dal);
        } catch (DalException e) {
            // They are kept for the next time. Whoever asks for readiness knows already.
            LOG.warn("The metrics of the queries were not written: {}", e.getMessage());
        }
    }

    @Scheduled(initialDelayString = "PT1H", fixedRateString = "PT1H")
    void forget() {
        try {
            while (dal.metrics().deleteBefore(clock.instant().minus(settings.keep())) > 0) {
                // In batches, so that nobody waits long for it.
            }
        } catch (DalException e) {
            LOG.warn("Old metrics of the queries were not deleted: {}", e.getMessage());
        }
    }

    /** When requests have ended, and before the database goes. */
    @PreDestroy
    void writeTheLast() {
        write();
    }
}
