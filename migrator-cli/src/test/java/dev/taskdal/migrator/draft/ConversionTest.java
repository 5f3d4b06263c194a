package dev.taskdal.migrator.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "integer NOT NULL | bigint NOT NULL | WIDENS",
                "bigint | integer | NARROWS",
                "character varying(20) | character varying(50) | WIDENS",
                "character varying(50) | character varying(20) | NARROWS",
                "character varying(50) | text | WIDENS",
                "text | character varying(50) | NARROWS",
                "numeric(8,2) | numeric(10,2) | WIDENS",
                "numeric(8,2) | numeric(8,4) | NARROWS",
                "numeric(8,2) | numeric(8,1) | ROUNDS",
                "numeric | numeric(8,1) | ROUNDS",
                "numeric(8,2) | numeric | WIDENS",
                "real | double precision | WIDENS",
                "double precision | integer | ROUNDS",
                "timestamp(3) with time zone | timestamp with time zone | WIDENS",
                "timestamp with time zone | timestamp(3) with time zone | ROUNDS",
                "date | timestamp without time zone | WIDENS",
                "timestamp with time zone DEFAULT now() | date | ROUNDS",
                "integer | text DEFAULT 'x' | WIDENS",
                "integer | boolean | NARROWS",
            })
    void conversion_ofTypes_saysWhatBecomesOfValues(String from, String to, Conversion expected) {
        assertThat(Conversion.of(from, to)).isEqualTo(expected);
    }
}
