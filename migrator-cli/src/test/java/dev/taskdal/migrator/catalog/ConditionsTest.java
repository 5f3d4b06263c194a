package dev.taskdal.migrator.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "CHECK ((((a >= 1) AND (a <= 2)) AND (b <> 'x'))) | CHECK (((a >= 1) AND (a <= 2) AND (b <> 'x')))",
                "(b AND ((a > 1) AND (a < 2))) | (b AND (a > 1) AND (a < 2))",
                "((a OR b) OR (c OR d)) | (a OR b OR c OR d)",
                "(((a AND b) AND c) AND d) | (a AND b AND c AND d)",
                "(f((a AND b) AND c)) | (f(a AND b AND c))",
            })
    void parentheses_thatMeanNothing_areTakenAway(String text, String flat) {
        assertThat(Conditions.flattened(text)).isEqualTo(flat);
        assertThat(Conditions.flattened(flat)).isEqualTo(flat);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a OR b) AND c)",
                "(a OR (b AND c))",
                "(NOT (a AND b) AND c)",
                "(f(a AND b) AND c)",
                "(f(a AND b, c) AND d)",
                "(a = ' AND ' AND (b AND c) OR d)",
                "('(a AND b)' AND \"(c AND d)\")",
                "(a AND 'it''s (b AND c)')",
                "CREATE INDEX i ON t USING btree (a, lower(b)) WHERE (a > 1)",
                "not ( closed",
                "not opened)",
                "",
            })
    void text_ofAnotherKind_meansWhatItMeant(String text) {
        assertThat(Conditions.flattened(text)).isEqualTo(text);
    }
}
