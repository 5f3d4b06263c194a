package dev.taskdal.migrator.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "ALTER TABLE ONLY public.t DROP COLUMN a | ALTER TABLE t DROP COLUMN a",
                "ALTER TABLE public.t ADD COLUMN a text DEFAULT 'x'::text NOT NULL | ALTER TABLE t ADD COLUMN a text NOT NULL DEFAULT 'x'",
                "ALTER TABLE public.box ADD COLUMN a integer | ALTER TABLE public.box ADD COLUMN a integer",
                "ALTER TABLE t ADD COLUMN a timestamp(3) with time zone | ALTER TABLE t ADD COLUMN a timestamptz(3)",
                "COMMENT ON TABLE public.t IS 'public.t, a timestamp with time zone' | COMMENT ON TABLE t IS 'public.t, a timestamp with time zone'",
                "CREATE INDEX i ON public.t USING btree (a) WHERE (b = ANY (ARRAY['x'::public.e, 'y'::public.e])) | CREATE INDEX i ON t (a) WHERE b IN ('x', 'y')",
                "ALTER TABLE t ADD CONSTRAINT c CHECK (((a > 0) AND (b > (1)::numeric))) | ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0 AND b > 1)",
                "ALTER TABLE t ADD CONSTRAINT c CHECK (((a > 0) OR ((b > 1) AND (c > 2)))) | ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0 OR ((b > 1) AND (c > 2)))",
                "ALTER TABLE t ADD CONSTRAINT c CHECK ((a <> ')'::text)) | ALTER TABLE t ADD CONSTRAINT c CHECK (a <> ')')",
                "ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (r WITH &&) WHERE ((a > 0)) | ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (r WITH &&) WHERE (a > 0)",
                "ALTER TABLE t SET (fillfactor='70', x='y z') | ALTER TABLE t SET (fillfactor = 70, x = 'y z')",
                "CREATE SEQUENCE public.s START WITH 1 INCREMENT BY 1 NO MAXVALUE NO MINVALUE CACHE 1 | CREATE SEQUENCE s",
                "ALTER TABLE t ALTER COLUMN a SET DEFAULT nextval('public.s'::regclass) | ALTER TABLE t ALTER COLUMN a SET DEFAULT nextval('s')",
            })
    void statement_ofTheServer_isWrittenAsByHand(String sql, String expected) {
        assertThat(Phrasing.of(sql, Set.of("box"))).isEqualTo(expected);
    }

    @Test
    void body_ofAFunction_staysAsItWas() {
        String sql =
                "CREATE FUNCTION public.f() RETURNS trigger\n    LANGUAGE plpgsql\n    AS $$ BEGIN\tPERFORM public.g(); END $$";

        assertThat(Phrasing.of(sql, Set.of())).isEqualTo(sql.replace("public.f", "f"));
    }

    @Test
    void table_hasALineForEachColumn() {
        assertThat(Phrasing.of(
                        "CREATE TABLE public.t (\n\ta integer DEFAULT 0 NOT NULL,\n\tb numeric(8,2)\n)", Set.of()))
                .isEqualTo("CREATE TABLE t (\n    a integer NOT NULL DEFAULT 0,\n    b numeric(8,2)\n)");
    }
}
