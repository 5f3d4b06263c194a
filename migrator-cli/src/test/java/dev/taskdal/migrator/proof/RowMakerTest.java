package dev.taskdal.migrator.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest
class RowMakerTest {

    private Connection connection;
    private RowMaker maker;

    @BeforeEach
    void connect(DataSource database) throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
        maker = new RowMaker(connection, Set.of());
    }

    @AfterEach
    void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    /** Each is a table t that takes at least one row, and wants it to be thought about. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t ()",
                "CREATE TABLE t (id serial PRIMARY KEY, a smallint, b numeric(3,2), c real, d money, e char(2), f varchar(3))",
                "CREATE TABLE t (a text CHECK (a IN ('red', 'green')), b text CHECK (b LIKE 'SKU-%'))",
                "CREATE TABLE t (a text CHECK (a ~ '^[A-Z]{2}[0-9]{2}-x$'), b text CHECK (length(b) BETWEEN 12 AND 14))",
                "CREATE TABLE t (a text CHECK (a = lower(a) AND a ~ '^[a-z]+(-[a-z]+)*$' AND length(a) >= 8))",
                "CREATE TABLE t (a integer CHECK (a > 5000 AND a % 2 = 1), b integer CHECK (b BETWEEN -20 AND -10))",
                "CREATE TABLE t (a date, b date, CHECK (b > a + 100), CHECK (a >= '2002-01-01'))",
                "CREATE TABLE t (a integer, b integer, c integer, CHECK (num_nonnulls(a, b, c) = 1))",
                "CREATE TABLE t (a integer, b integer, CHECK (a < b), CHECK (a + b > 150))",
                "CREATE TABLE t (kind text CHECK (kind IN ('a', 'b')), n integer, CHECK (kind = 'a' OR n IS NULL), CHECK (n > 3 OR kind = 'b'))",
                "CREATE DOMAIN email AS text CHECK (VALUE ~ '^[^@]+@[^@]+\\.example$'); CREATE TABLE t (a email NOT NULL)",
                "CREATE DOMAIN even AS integer CHECK (VALUE % 2 = 0); CREATE DOMAIN big AS even CHECK (VALUE > 10); CREATE TABLE t (a big)",
                "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE t (a mood NOT NULL DEFAULT 'sad', b mood[])",
                "CREATE TYPE pair AS (a integer, b text); CREATE TABLE t (a pair, b pair[])",
                "CREATE TABLE t (a int4range NOT NULL, b tstzrange, c nummultirange, EXCLUDE USING gist (a WITH &&))",
                "CREATE TABLE t (a uuid, b jsonb CHECK (jsonb_typeof(b) = 'array'), c inet, d cidr, e macaddr, f bit(4), g varbit(8))",
                "CREATE TABLE t (a point, b polygon, c tsvector, d tsquery, e xml, f pg_lsn, g interval, h bytea, i \"char\", j name)",
                "CREATE TABLE t (a time, b timetz, c timestamp(0), d timestamptz CHECK (d > now()), e boolean CHECK (NOT e))",
                "CREATE TABLE t (id integer PRIMARY KEY CHECK (id = 1), only_one boolean NOT NULL)",
                "CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY, n integer NOT NULL, m integer GENERATED ALWAYS AS (n * 2) STORED CHECK (m < 10))",
                "CREATE TABLE t (id bigint PRIMARY KEY, parent bigint NOT NULL REFERENCES t)",
                "CREATE TABLE t (id serial PRIMARY KEY, parent integer REFERENCES t)",
                "CREATE TABLE t (a integer NOT NULL, b text NOT NULL) PARTITION BY LIST (b); CREATE TABLE t1 PARTITION OF t FOR VALUES IN ('north')",
                "CREATE TABLE t (a date NOT NULL) PARTITION BY RANGE (a); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM ('2031-05-01') TO ('2031-06-01')",
                "CREATE TABLE p (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY); CREATE TABLE t (id bigint PRIMARY KEY REFERENCES p)",
                "CREATE TABLE u (id serial PRIMARY KEY); CREATE TABLE a (u integer REFERENCES u, id serial, PRIMARY KEY (u, id));"
                        + " CREATE TABLE b (u integer REFERENCES u, id serial, PRIMARY KEY (u, id));"
                        + " CREATE TABLE t (u integer, a integer, b integer, PRIMARY KEY (u, a, b),"
                        + " FOREIGN KEY (u, a) REFERENCES a, FOREIGN KEY (u, b) REFERENCES b)",
                "CREATE TABLE a (id integer PRIMARY KEY, t integer); CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL REFERENCES a);"
                        + " ALTER TABLE a ADD FOREIGN KEY (t) REFERENCES t",
                "CREATE TABLE t (a text); CREATE UNIQUE INDEX ON t (lower(a)); CREATE UNIQUE INDEX ON t ((length(a)))",
                "CREATE TABLE t (a text NOT NULL); ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
                "CREATE TABLE \"T able\" (\"A b\" integer NOT NULL CHECK (\"A b\" > 100)); CREATE TABLE t (x integer)",
                "CREATE TABLE t (a text CHECK (a !~ '[a-zA-Z]' AND length(a) > 5), b text CHECK (b !~ '[a-zA-Z]' AND length(b) > 5),"
                        + " c text CHECK (c !~ '[a-zA-Z]' AND length(c) > 5), d text CHECK (d !~ '[a-zA-Z]' AND length(d) > 5))",
                "CREATE DOMAIN digits AS text CHECK (VALUE !~ '[a-zA-Z]' AND length(VALUE) > 5);"
                        + " CREATE DOMAIN letters AS text CHECK (VALUE !~ '[0-9]' AND length(VALUE) = 6);"
                        + " CREATE TABLE t (a digits NOT NULL, b letters NOT NULL, c digits NOT NULL, d letters NOT NULL)",
                "CREATE SCHEMA s; CREATE DOMAIN s.code AS varchar(4) NOT NULL CHECK (VALUE ~ '^[0-9]+$'); CREATE TABLE t (a s.code)",
            })
    void row_ofTableWithRules_isMade(String ddl) throws SQLException {
        execute(ddl);

        maker.fillEmptyTables();

        assertThat(maker.failures()).isEmpty();
        execute("ALTER TABLE t NO FORCE ROW LEVEL SECURITY");
        assertThat(count("t")).isPositive();
    }

    @Test
    void rows_ofAnyTable_differInTheirValues() throws SQLException {
        execute("CREATE TABLE t (id serial, a text, b integer, c timestamptz DEFAULT now(), d boolean)");

        assertThat(maker.fillEmptyTables()).isTrue();

        assertThat(single(
                        "SELECT count(DISTINCT a) + count(DISTINCT b) + count(DISTINCT c) + count(DISTINCT d) FROM t"))
                .isEqualTo("8");
    }

    /** A column that was dropped and added again with its default would else look as if nothing had happened. */
    @Test
    void value_ofEnumWithDefault_isAnother() throws SQLException {
        execute("CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')");
        execute("CREATE TABLE t (a mood NOT NULL DEFAULT 'sad', b boolean NOT NULL DEFAULT false)");

        maker.fillEmptyTables();

        assertThat(single("SELECT a || ' ' || b FROM t LIMIT 1")).isEqualTo("happy true");
    }

    @Test
    void tableWithRows_isLeftAsItIs() throws SQLException {
        execute("CREATE TABLE t (a integer)");
        execute("INSERT INTO t VALUES (4)");

        assertThat(maker.fillEmptyTables()).isFalse();

        assertThat(count("t")).isEqualTo(1);
    }

    @Test
    void partitionedTableWithoutPartition_isNoFailure() throws SQLException {
        execute("CREATE TABLE t (a integer) PARTITION BY RANGE (a)");

        maker.fillEmptyTables();

        assertThat(maker.failures()).isEmpty();
    }

    @Test
    void table_thatRefusesEveryRow_isNamedWithTheServersReason() throws SQLException {
        execute("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'The shop is closed.'; END $$");
        execute("CREATE TABLE t (a integer)");
        execute("CREATE TRIGGER refuse BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION refuse()");
        execute("CREATE TABLE child (a integer)");

        maker.fillEmptyTables();

        assertThat(maker.failures()).containsOnlyKeys("public.t");
        assertThat(maker.failures().get("public.t")).contains("The shop is closed.");
        assertThat(count("child")).isPositive();
    }

    @Test
    void table_whoseParentIsEmpty_isNamedWithIt() throws SQLException {
        execute("CREATE TABLE p (id integer PRIMARY KEY CHECK (id > 1 AND id < 1))");
        execute("CREATE TABLE t (p integer NOT NULL CONSTRAINT fk_t_p REFERENCES p)");

        maker.fillEmptyTables();

        assertThat(maker.failures())
                .containsEntry("public.t", "it refers to table public.p, which has no row (fk_t_p)")
                .containsKey("public.p");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String table) throws SQLException {
        return Integer.parseInt(single("SELECT count(*) FROM " + table));
    }

    private String single(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
