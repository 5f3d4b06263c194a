package dev.taskdal.sample.insight;

import dev.taskdal.dal.metrics.QueryMetrics;
import dev.taskdal.dal.micrometer.QueryMeters;
import dev.taskdal.dal.query.QueryListener;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Who is told of each query. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class InsightConfiguration {

    @Bean
    QueryMetrics queryMetrics() {
        return new QueryMetrics();
    }

    /** Primary, since the metrics are a listener themselves. */
    @Bean
    @Primary
    QueryListener queryListener(QueryMetrics metrics, MeterRegistry registry) {
        return metrics.andThen(new QueryMeters(registry));
    }
}
