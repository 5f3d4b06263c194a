package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.migrator.FlywayInternals.ParsedStatement;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we rely on and Flyway doesn't promise, each held against what Flyway itself does. */
@PostgresTest
class FlywayInternalsTest {

    /** The picture of a table: columns, defaults, constraints, indexes. */
    private static final String HISTORY_TABLE =
            "SELECT attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull"
                    + " || coalesce(pg_get_expr(adbin, adrelid), '') FROM pg_attribute LEFT JOIN pg_attrdef"
                    + " ON adrelid = attrelid AND adnum = attnum"
                    + " WHERE attrelid = 'flyway_schema_history'::regclass AND attnum > 0 UNION ALL"
                    + " SELECT indexdef FROM pg_indexes WHERE tablename = 'flyway_schema_history' UNION ALL"
                    + " SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"
                    + " WHERE conrelid = 'flyway_schema_history'::regclass ORDER BY 1";

    private static final String ROWS =
            "SELECT concat_ws('|', installed_rank, version, description, type, script, checksum, installed_by, success)"
                    + " FROM flyway_schema_history ORDER BY installed_rank";

    @TempDir
    private Path folder;

    private DataSource dataSource;
    private ScriptFiles files;

    @BeforeEach
    void prepare(DataSource injected) {
        dataSource = injected;
        files = ScriptFiles.shelf(folder)
                .write("migration/2026/V4.1__in__a_folder.sql", "SELECT 'ä';\r\nSELECT 2;")
                .up("0005__add_index", "CREATE INDEX CONCURRENTLY ix_shelf ON shelf (label);");
    }

    /** The code below was written for it: look at each of these tests before another one is used. */
    @Test
    void version_ofFlyway_isTheOneThisWasWrittenFor() throws Exception {
        Properties pom = new Properties();
        try (InputStream in =
                Flyway.class.getResourceAsStream("/META-INF/maven/org.flywaydb/flyway-core/pom.properties")) {
            pom.load(in);
        }
        assertThat(pom.getProperty("version")).isEqualTo("13.12.0");
    }

    @Test
    void history_writtenByUs_isWhatFlywayWrites() throws SQLException {
        files.migrator(dataSource).upgrade();
        List<String> ourTable = Sql.list(dataSource, HISTORY_TABLE);
        List<String> ourRows = Sql.list(dataSource, ROWS);
        Sql.run(dataSource, "DROP TABLE shelf", "DROP TABLE flyway_schema_history");

        flyway().load().migrate();

        assertThat(ourTable).isEqualTo(Sql.list(dataSource, HISTORY_TABLE));
        assertThat(ourRows).isEqualTo(Sql.list(dataSource, ROWS));
    }

    @Test
    void files_andTheirChecksums_areThoseOfFlyway() {
        MigrationInfo[] flyway = flyway().load().info().all();

        List<Script> ours = Scripts.up(files.scripts()).ups();

        assertThat(ours)
                .extracting(Script::path)
                .containsExactlyElementsOf(java.util.Arrays.stream(flyway)
                        .map(MigrationInfo::getScript)
                        .toList());
        assertThat(ours)
                .extracting(Script::checksum)
                .containsExactlyElementsOf(java.util.Arrays.stream(flyway)
                        .map(MigrationInfo::getChecksum)
                        .toList());
        assertThat(ours)
                .extracting(one -> one.migration().description())
                .containsExactlyElementsOf(java.util.Arrays.stream(flyway)
                        .map(MigrationInfo::getDescription)
                        .toList());
    }

    @Test
    void lockKey_isTheOneThatFlywayTakes() {
        List<String> keys = new ArrayList<>();
        flyway().callbacks(new BaseCallback() {
                    @Override
                    public boolean supports(Event event, Context context) {
                        return event == Event.AFTER_EACH_MIGRATE;
                    }

                    @Override
                    public void handle(Event event, Context context) {
                        try {
                            keys.addAll(
                                    Sql.list(
                                            dataSource,
                                            "SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks"
                                                    + " WHERE locktype = 'advisory' AND granted"
                                                    + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"));
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                })
                .load()
                .migrate();

        assertThat(keys).hasSize(5).containsOnly("" + FlywayInternals.lockKey("\"public\".\"flyway_schema_history\""));
    }

    @Test
    void statements_ofADifficultScript_areSplitAndTold() {
        List<ParsedStatement> statements = FlywayInternals.statements("""
                -- A comment; with a semicolon.
                CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END;
                DO $body$ BEGIN PERFORM ';'; END $body$;
                INSERT INTO t VALUES ('a;b', E'\\';', "x;y");
                COPY t FROM STDIN;
                1\t;
                \\.
                ALTER TYPE mood ADD VALUE 'sad';
                /* not; this /* nor; that */ */
                SELECT '${x}'""");

        assertThat(statements).extracting(ParsedStatement::line).containsExactly(2, 3, 4, 5, 8, 10);
        assertThat(statements).extracting(ParsedStatement::transactional).containsOnly(true);
        assertThat(statements.get(5).sql()).endsWith("SELECT '${x}'");
    }

    @Test
    void statements_thatRunInNoTransaction_areTold() {
        for (String sql : List.of(
                "CREATE INDEX CONCURRENTLY i ON t (a)",
                "create unique index concurrently if not exists i on t (a)",
                "DROP INDEX CONCURRENTLY i",
                "VACUUM t",
                "-- why\nALTER SYSTEM SET a = 1",
                "CREATE DATABASE d")) {
            assertThat(FlywayInternals.statements(sql))
                    .as(sql)
                    .singleElement()
                    .satisfies(
                            statement -> assertThat(statement.transactional()).isFalse());
        }
    }

    @Test
    void run_copyAndNotice_areDone() throws SQLException {
        List<ParsedStatement> statements = FlywayInternals.statements("""
                CREATE TABLE t (a text);
                COPY t FROM STDIN;
                one
                \\.
                DO $$ BEGIN RAISE WARNING 'mind the step'; END $$;
                """);
        List<String> notices = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            for (ParsedStatement statement : statements) {
                notices.addAll(FlywayInternals.run(connection, statement));
            }
        }
        assertThat(Sql.list(dataSource, "SELECT a FROM t")).containsExactly("one");
        assertThat(notices).containsExactly("mind the step");
    }

    private FluentConfiguration flyway() {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(dataSource)
                .loggers("slf4j")
                .locations("filesystem:" + folder.resolve("migration"));
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration;
    }
}
