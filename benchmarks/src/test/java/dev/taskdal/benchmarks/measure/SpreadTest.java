package dev.taskdal.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static List<Double> values(double... values) {
        return DoubleStream.of(values).boxed().toList();
    }

    @Test
    void of_oddCount_takesTheMiddleWhateverTheOrder() {
        assertThat(Spread.of(values(12, 2, 4))).isEqualTo(new Spread(4, 2.4, 10.4, 3, 0));
    }

    @Test
    void of_evenCount_takesTheMeanOfTheMiddleTwo() {
        assertThat(Spread.of(values(4, 1, 3, 2)).median()).isEqualTo(2.5);
    }

    @Test
    void of_oneValue_isThatValue() {
        assertThat(Spread.of(values(7))).isEqualTo(new Spread(7, 7, 7, 1, 0));
    }

    @Test
    void of_valueFarOff_countsAsOutlierAndStays() {
        Spread spread = Spread.of(values(10, 11, 12, 13, 14, 100));

        assertThat(spread.outliers()).isEqualTo(1);
        assertThat(spread.count()).isEqualTo(6);
        assertThat(spread.p90()).isEqualTo(57);
    }

    @Test
    void of_noValues_isRefused() {
        assertThatThrownBy(() -> Spread.of(values()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Nothing was measured.");
    }
}
