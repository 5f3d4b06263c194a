package dev.taskdal.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.benchmarks.contestant.Entrant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private final Samples samples = new Samples();

    @Test
    void ratios_machineSlowerInOneRound_areThoseWithinTheRounds() {
        samples.add("a", Map.of(Entrant.JDBC, 10.0, Entrant.DAL, 11.0));
        samples.add("a", Map.of(Entrant.JDBC, 50.0, Entrant.DAL, 60.0));
        samples.add("a", Map.of(Entrant.JDBC, 10.0, Entrant.DAL, 13.0));

        // The ratio of the medians would be 1.3.
        assertThat(samples.ratios("a", Entrant.DAL)).map(Spread::median).contains(1.2);
        assertThat(samples.values("a", Entrant.DAL)).map(Spread::median).contains(13.0);
    }

    @Test
    void ratios_contestantThatTookNoPart_areEmpty() {
        samples.add("a", Map.of(Entrant.JDBC, 10.0));

        assertThat(samples.ratios("a", Entrant.DAL)).isEmpty();
        assertThat(samples.values("b", Entrant.JDBC)).isEmpty();
    }

    @Test
    void smaller_someRounds_countsThoseOfBoth() {
        samples.add("a", Map.of(Entrant.JDBC, 10.0, Entrant.DAL, 9.0));
        samples.add("a", Map.of(Entrant.JDBC, 10.0, Entrant.DAL, 10.0));
        samples.add("a", Map.of(Entrant.JDBC, 10.0, Entrant.DAL, 11.0));
        samples.add("a", Map.of(Entrant.JDBC, 10.0));

        assertThat(samples.smaller("a", Entrant.DAL, Entrant.JDBC)).isEqualTo(1);
        assertThat(samples.smaller("a", Entrant.JDBC, Entrant.DAL)).isEqualTo(1);
        assertThat(samples.together("a", Entrant.DAL, Entrant.JDBC)).isEqualTo(3);
        assertThat(samples.together("b", Entrant.DAL, Entrant.JDBC)).isZero();
    }

    @Test
    void columns_measuredInAnotherOrder_areAsTheyWereOrdered() {
        samples.orderColumns(List.of("a", "b"));
        samples.add("b", Map.of(Entrant.JDBC, 1.0));
        samples.add("a", Map.of(Entrant.JDBC, 1.0));

        assertThat(samples.columns()).containsExactly("a", "b");
    }
}
