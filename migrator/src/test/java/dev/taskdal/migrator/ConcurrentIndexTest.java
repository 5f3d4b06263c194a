package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrentIndexTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "CREATE INDEX CONCURRENTLY i ON t (a) | true | i | t",
                "create unique index concurrently if not exists I on only S.T using gin (a) | true | I | S.T",
                "CREATE /* a /* b */ */ INDEX CONCURRENTLY \"On it\" ON \"s x\" . \"T\"\"t\" (a) | true | \"On it\" | \"s x\".\"T\"\"t\"",
                "CREATE INDEX CONCURRENTLY ON t (a) | true | - | t",
                "DROP INDEX CONCURRENTLY i | false | i | -",
                "drop index concurrently if exists s.\"I\" cascade | false | s.\"I\" | -"
            })
    void of_statement_isRead(String sql, boolean created, String name, String table) {
        assertThat(ConcurrentIndex.of(sql)).contains(new ConcurrentIndex(created, name, table));
        assertThat(ConcurrentIndex.of("-- why\n" + sql)).contains(new ConcurrentIndex(created, name, table));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-- only",
                "VACUUM t",
                "CREATE INDEX i ON t (a)",
                "CREATE INDEX CONCURRENTLY",
                "DROP INDEX CONCURRENTLY",
                "CREATE INDEX CONCURRENTLY i USING",
                "CREATE INDEX CONCURRENTLY i ON",
                "/* unclosed",
                "DROP INDEX \"unclosed"
            })
    void of_otherStatement_isNone(String sql) {
        assertThat(ConcurrentIndex.of(sql)).isEmpty();
    }

    @Test
    void shortened_longStatement_isOneLineAndCut() {
        assertThat(SqlWords.shortened("SELECT\n   1")).isEqualTo("SELECT 1");
        assertThat(SqlWords.shortened("x".repeat(300))).hasSize(201).endsWith("…");
        assertThat(SqlWords.shortened("ALTER ROLE r Password 'hush'"))
                .isEqualTo("a statement that mentions a password");
    }
}
