package dev.taskdal.migrator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.taskdal.migrator.FlywayInternals.ParsedStatement;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest
class PsqlScriptTest {

    private static final Optional<SchemaVersion> BASE = Optional.empty();

    /** What a person would compare: relations, columns, indexes, functions, rows of the history. */
    private static final List<String> PICTURE = List.of(
            "SELECT relkind::text || ' ' || relname || ' ' || coalesce(obj_description(oid, 'pg_class'), '') FROM pg_class"
                    + " WHERE relnamespace = 'public'::regnamespace ORDER BY 1",
            "SELECT attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || attnotnull"
                    + " || coalesce(pg_get_expr(adbin, adrelid), '') FROM pg_attribute LEFT JOIN pg_attrdef"
                    + " ON adrelid = attrelid AND adnum = attnum WHERE attnum > 0 AND NOT attisdropped"
                    + " AND attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace) ORDER BY 1",
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
            "SELECT pg_get_constraintdef(oid) || conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
                    + " ORDER BY 1",
            "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1",
            "SELECT concat_ws('|', installed_rank, version, description, type, script, checksum, installed_by, success)"
                    + " FROM flyway_schema_history ORDER BY installed_rank");

    @TempDir
    private Path folder;

    private ThrowawayDatabase database;
    private DataSource dataSource;
    private ScriptFiles files;

    @BeforeEach
    void prepare(ThrowawayDatabase injected) throws SQLException {
        database = injected;
        dataSource = injected.dataSource();
        files = new ScriptFiles(folder)
                .version(
                        "0001__create_shelf",
                        "CREATE TABLE shelf (id bigint PRIMARY KEY, label text);\nCOPY shelf FROM STDIN;\n1\ta:b\n2\t'\n\\.",
                        "DROP TABLE shelf")
                .version(
                        "0002__go_elsewhere",
                        "SELECT set_config('search_path', '', false); SET lock_timeout = 0; SET TRANSACTION READ WRITE;"
                                + " CREATE FUNCTION public.f() RETURNS int BEGIN ATOMIC SELECT 1; END;"
                                + " SET ROLE " + Sql.anotherRole(dataSource) + " -- no semicolon",
                        "DROP FUNCTION f(); -- it's gone")
                .version(
                        "3__add_100%_index",
                        "CREATE INDEX CONCURRENTLY ix_shelf ON shelf (label);", "DROP INDEX CONCURRENTLY ix_shelf;")
                .version(
                        "0004__add_room",
                        "ALTER TABLE shelf ADD COLUMN room text;",
                        "ALTER TABLE shelf DROP COLUMN room;");
    }

    @Test
    void upgradeScript_throughPsql_givesTheSameDatabase(ThrowawayPostgres server) throws Exception {
        String script = migrator().upgradeScript(BASE, version("4"));
        psql(script);

        assertSameAsMigrated(server, migrator -> migrator.upgrade());
    }

    @Test
    void upgradeScript_inTwoParts_givesTheSameDatabase(ThrowawayPostgres server) throws Exception {
        psql(migrator().upgradeScript(BASE, version("1")));
        psql(migrator().upgradeScript(migrator().current(), version("0004")));

        assertSameAsMigrated(server, migrator -> migrator.upgrade());
    }

    @Test
    void downgradeScript_throughPsql_givesTheSameDatabase(ThrowawayPostgres server) throws Exception {
        migrator().upgrade();
        psql(migrator().downgradeScript(version("4"), Optional.of(version("1"))));
        psql(migrator().downgradeScript(version("1"), BASE));

        assertSameAsMigrated(server, migrator -> {
            migrator.upgrade();
            migrator.downgradeTo(BASE, DataLoss.ACCEPTED);
        });
        assertThat(migrator().upgrade()).hasSize(4);
    }

    /** Where there is no psql, any client that sends one statement after the other will do. */
    @Test
    void scripts_overJdbc_giveTheSameDatabase(ThrowawayPostgres server) throws Exception {
        jdbc(migrator().upgradeScript(BASE, version("4")));
        jdbc(migrator().downgradeScript(version("4"), Optional.of(version("2"))));

        assertSameAsMigrated(server, migrator -> {
            migrator.upgrade();
            migrator.downgradeTo(Optional.of(version("2")));
        });
    }

    @Test
    void scripts_otherVersion_stopWithAnErrorAndChangeNothing() throws Exception {
        String two = migrator().upgradeScript(Optional.of(version("1")), version("2"));
        String back = migrator().downgradeScript(version("2"), BASE);
        assertThat(refused(two)).contains("The database is at no version, and this script goes on from 0001.");

        migrator().upgradeTo(version("3"));

        assertThat(refused(two)).contains("The database is at 3, and this script goes on from 0001.");
        assertThat(refused(back)).contains("The database is at 3, and this script goes on from 0002.");
        assertThat(refused(migrator().upgradeScript(BASE, version("3"))))
                .contains("The database is at 3, and this script goes on from no version.");
        migrator().downgradeTo(Optional.of(version("1")));
        assertThat(refused(back)).contains("The database is at 0001, and this script goes on from 0002.");
        assertThat(migrator().current()).contains(version("1"));
    }

    @Test
    void upgradeScript_editedScript_stopsWithAnError() throws Exception {
        migrator().upgradeTo(version("1"));
        files.up("0001__create_shelf", "CREATE TABLE shelf (id bigint PRIMARY KEY);");

        assertThat(refused(migrator().upgradeScript(Optional.of(version("1")), version("2"))))
                .contains("The script of version 0001 was edited since it was applied.");
    }

    @Test
    void upgradeScript_foreignTables_stopsWithAnError() throws Exception {
        Sql.run(dataSource, "CREATE TABLE mine ()");

        assertThat(refused(migrator().upgradeScript(BASE, version("4"))))
                .contains("The schema public isn't empty and has no history of migrations.");
    }

    @Test
    void upgradeScript_whileAnotherRunGoesOn_stopsWithAnError() throws Exception {
        try (Connection other = dataSource.getConnection()) {
            long key = FlywayInternals.lockKey("\"public\".\"flyway_schema_history\"");
            new HistoryTable(other, "public").execute("SELECT pg_advisory_lock(" + key + ")");

            assertThat(refused(migrator().upgradeScript(BASE, version("4"))))
                    .contains("Another run of migrations on this database has not ended yet.");
        }
    }

    /** Each transaction looks for itself, so that a client which doesn't stop does no harm. */
    @Test
    void upgradeScript_clientThatGoesOnAfterErrors_skipsWhatFollows() throws Exception {
        files.up("0002__go_elsewhere", "ALTER TABLE shelf ADD COLUMN x int; DROP TABLE nothing;");
        requirePsql();

        run(migrator().upgradeScript(BASE, version("4")), "ON_ERROR_STOP=0");

        assertThat(Sql.columns(dataSource, "shelf")).containsExactly("id", "label");
        assertThat(Sql.list(dataSource, "SELECT version FROM flyway_schema_history"))
                .containsExactly("0001");
    }

    @Test
    void upgradeScript_wrongVersions_areRefused() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator().upgradeScript(Optional.of(version("3")), version("2")))
                .withMessage("Version 0002 isn't after 3: there is nothing to apply.");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator().downgradeScript(version("2"), Optional.of(version("2"))))
                .withMessage("Version 0002 isn't before 0002: there is nothing to undo.");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator().upgradeScript(BASE, version("9")))
                .withMessageStartingWith("There is no migration to version 9");
        files.delete("undo/U0002__go_elsewhere.sql");
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator().downgradeScript(version("4"), BASE))
                .withMessageStartingWith("V0002__go_elsewhere.sql has no undo script.");
    }

    private interface Way {
        void go(Migrator migrator);
    }

    private void assertSameAsMigrated(ThrowawayPostgres server, Way way) throws SQLException {
        assertThat(Flyway.configure()
                        .dataSource(dataSource)
                        .loggers("slf4j")
                        .locations("filesystem:" + folder.resolve("migration"))
                        .ignoreMigrationPatterns("*:pending")
                        .load()
                        .validateWithResult()
                        .getAllErrorMessages())
                .isEmpty();
        try (ThrowawayDatabase other = server.createDatabase()) {
            way.go(Migrator.of(other.dataSource(), files.scripts()));
            for (String query : PICTURE) {
                assertThat(Sql.list(dataSource, query)).isEqualTo(Sql.list(other.dataSource(), query));
            }
        }
    }

    private Migrator migrator() {
        return files.migrator(dataSource);
    }

    private void psql(String script) throws Exception {
        requirePsql();
        Output output = run(script, "ON_ERROR_STOP=1");
        assertThat(output.code()).as(output.text()).isZero();
    }

    private String refused(String script) throws Exception {
        requirePsql();
        Output output = run(script, "ON_ERROR_STOP=1");
        assertThat(output.code()).as(output.text()).isEqualTo(3);
        return output.text();
    }

    private record Output(int code, String text) {}

    private Output run(String script, String setting) throws Exception {
        Path file = Files.writeString(folder.resolve("script.sql"), script);
        Matcher url = Pattern.compile("jdbc:(postgresql://[^?]*)").matcher(database.jdbcUrl());
        assertThat(url.find()).isTrue();
        URI uri = URI.create(url.group(1));
        ProcessBuilder psql = new ProcessBuilder(
                        "psql",
                        "-X",
                        "-q",
                        "-v",
                        setting,
                        "-h",
                        uri.getHost(),
                        "-p",
                        "" + uri.getPort(),
                        "-U",
                        database.user(),
                        "-d",
                        database.name(),
                        "-f",
                        file.toString())
                .redirectErrorStream(true);
        psql.environment().put("PGPASSWORD", database.password());
        Process process = psql.start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Output(process.exitValue(), text);
    }

    private static void requirePsql() throws InterruptedException {
        boolean found;
        try {
            found = new ProcessBuilder("psql", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            found = false;
        }
        assumeTrue(found, "There is no psql on the PATH: the script is run over JDBC only.");
    }

    private void jdbc(String script) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (ParsedStatement statement : FlywayInternals.statements(script)) {
                FlywayInternals.run(connection, statement);
            }
        }
    }

    private static SchemaVersion version(String text) {
        return SchemaVersion.parse(text);
    }
}
