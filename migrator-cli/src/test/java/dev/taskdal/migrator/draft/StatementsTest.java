package dev.taskdal.migrator.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementsTest {

    @Test
    void statements_areCutAtSemicolonsThatEndOne() {
        assertThat(Statements.of("""
                        SET search_path = pg_catalog;
                        -- a; comment
                        COMMENT ON TABLE a IS 'x; y'' -- z';
                        CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;
                        DO $x$ BEGIN; END $x$;
                        """))
                .containsExactly(
                        "COMMENT ON TABLE a IS 'x; y'' -- z'",
                        "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
                        "DO $x$ BEGIN; END $x$");
    }

    @Test
    void changesOfOneTable_areStatementsOfTheirOwn() {
        assertThat(Statements.of(
                        "ALTER TABLE ONLY a\n\tADD COLUMN b numeric(8,2),\n\tALTER COLUMN c SET DEFAULT 'x,y';"))
                .containsExactly(
                        "ALTER TABLE ONLY a ADD COLUMN b numeric(8,2)",
                        "ALTER TABLE ONLY a ALTER COLUMN c SET DEFAULT 'x,y'");
    }
}
