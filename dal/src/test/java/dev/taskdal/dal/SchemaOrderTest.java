package dev.taskdal.dal;

import static dev.taskdal.dal.SchemaOrder.OLDEST_FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaOrderTest {

    @Test
    void compare_numbers_goesByTheirValueAndNotTheirText() {
        assertThat(OLDEST_FIRST.compare("0009", "10")).isNegative();
        assertThat(OLDEST_FIRST.compare("0010", "9")).isPositive();
        assertThat(OLDEST_FIRST.compare("1", "0001")).isZero();
        assertThat(OLDEST_FIRST.compare("20261124190146001", "20261124190146002"))
                .isNegative();
    }

    @Test
    void compare_partsOfAVersion_goesByTheFirstThatDiffers() {
        assertThat(OLDEST_FIRST.compare("2.10", "2.9")).isPositive();
        assertThat(OLDEST_FIRST.compare("2_1", "2.1.0")).isZero();
        assertThat(OLDEST_FIRST.compare("2", "2.0.1")).isNegative();
    }
}
