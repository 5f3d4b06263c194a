package dev.taskdal.dal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.error.DalException;
import dev.taskdal.dal.error.SchemaMismatchException;
import dev.taskdal.migrator.MigrationException;
import dev.taskdal.migrator.MigrationScripts;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.schema.SchemaVersion;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a database says of its schema, however it got there, and what the jar makes of it. */
@PostgresTest(TaskListSchema.class)
class SchemaHandshakeTest {

    private static final String JAR = SchemaVersion.generatedFrom();
    private static final String COMPATIBLE = "-- compatible-with: " + JAR + "\n";

    @TempDir
    private Path folder;

    private ThrowawayDatabase database;
    private DataSource dataSource;

    @BeforeEach
    void open(ThrowawayDatabase given) throws IOException {
        Files.createDirectories(folder.resolve("migration"));
        Files.createDirectories(folder.resolve("undo"));
        database = given;
        dataSource = given.dataSource();
    }

    @Test
    void open_databaseAtTheVersionOfTheJar_opensInOneRoundTrip() {
        List<String> calls = new ArrayList<>();

        Dal.open(counted(calls)).users();

        assertThat(calls).as("connections and statements").containsExactly("getConnection", "executeQuery");
    }

    @Test
    void open_noSchema_isRefusedWithTheCommand() throws SQLException {
        execute("DROP TABLE flyway_schema_history");

        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> Dal.open(dataSource))
                .withMessage("The database has no schema yet; this jar was made for version " + JAR
                        + " and works with none older. Migrate the database first, as a role that may change it:"
                        + " ./db upgrade, or the service's --migrate.")
                .satisfies(e -> {
                    assertThat(e.isDatabaseTooOld()).isTrue();
                    assertThat(e.jarVersion()).isEqualTo(JAR);
                    assertThat(e.databaseVersion()).isEmpty();
                });
    }

    @Test
    void open_everythingUndone_isRefusedAsWithoutSchema() throws SQLException {
        migrator().downgradeTo(Optional.empty());

        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> Dal.open(dataSource))
                .withMessageStartingWith("The database has no schema yet; ");
        assertThat(note()).isNull();
    }

    @Test
    void open_laterMigrationThatIsCompatible_opens() throws Exception {
        migration("9001", COMPATIBLE);

        migrator().upgrade();

        assertThat(note()).isEqualTo("taskdal: schema version 9001, works with code made for " + JAR + " or newer");
        assertThatCode(() -> Dal.open(dataSource)).doesNotThrowAnyException();
    }

    @Test
    void open_laterMigrationThatSaysNothing_isRefusedWithBothVersions() throws Exception {
        migration("9001", "");
        migration("9002", COMPATIBLE);

        migrator().upgrade();

        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> Dal.open(dataSource))
                .withMessage(
                        "The database is at schema version 9002, which works with jars made for 9001 or newer; this"
                                + " one was made for " + JAR + ". Use a newer jar.")
                .satisfies(e -> {
                    assertThat(e.isDatabaseTooOld()).isFalse();
                    assertThat(e.jarVersion()).isEqualTo(JAR);
                    assertThat(e.databaseVersion()).contains("9002");
                });
    }

    @Test
    void open_incompatibleMigrationUndone_opensAgain() throws Exception {
        migration("9001", COMPATIBLE);
        migration("9002", "");
        migrator().upgrade();

        migrator().downgradeTo(version("9001"));

        assertThat(note()).startsWith("taskdal: schema version 9001, works with code made for " + JAR);
        assertThatCode(() -> Dal.open(dataSource)).doesNotThrowAnyException();

        migrator().upgrade();
        assertThatExceptionOfType(SchemaMismatchException.class).isThrownBy(() -> Dal.open(dataSource));
    }

    @Test
    void open_stamped_isAsIfItHadBeenMigrated() throws Exception {
        migration("9001", COMPATIBLE);
        migration("9002", "");

        migrator().stamp(version("9002"));
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> Dal.open(dataSource))
                .withMessageContaining("version 9002, which works with jars made for 9002 or newer");

        migrator().stamp(version("9001"));
        assertThatCode(() -> Dal.open(dataSource)).doesNotThrowAnyException();
    }

    @Test
    void open_scriptThatIsNotTransactional_saysTheSame() throws Exception {
        migration("9001", COMPATIBLE, "CREATE INDEX CONCURRENTLY ix_task_colour ON task (updated_at);");

        migrator().upgrade();

        assertThat(note()).startsWith("taskdal: schema version 9001, works with code made for " + JAR);
        assertThatCode(() -> Dal.open(dataSource)).doesNotThrowAnyException();
    }

    /** The note is written in the transaction of the migration. */
    @Test
    void open_migrationFailed_opensAsBefore() throws Exception {
        String before = note();
        migration("9001", "", "CREATE TABLE t (id bigint); SELECT 1 / 0;");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> migrator().upgrade());

        assertThat(note()).isEqualTo(before);
        assertThatCode(() -> Dal.open(dataSource)).doesNotThrowAnyException();
    }

    @Test
    void open_failedAndUndoneRecords_doNotCount() throws SQLException {
        record(1001, "9001", "SQL", false);
        record(1002, "9002", "SQL", true);
        record(1003, "9002", "DELETE", true);
        record(1004, "9003", "SQL", true);
        record(1005, "9003", "UNDO_SQL", true);

        assertThatCode(() -> Dal.open(dataSource)).doesNotThrowAnyException();

        record(1006, "9002", "SQL", true);
        record(1007, "9002", "DELETE", false);
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> Dal.open(dataSource))
                .withMessageStartingWith("The database is at schema version 9002 ");
    }

    /** It leaves no note, so that only the version that it went to is known to fit; whoever knows the scripts can add it. */
    @Test
    void open_plainFlyway_needsTheNoteForAnythingNewer(ThrowawayPostgres server) throws Exception {
        try (ThrowawayDatabase empty = server.createDatabase()) {
            dataSource = empty.dataSource();
            plainFlyway();
            assertThat(note()).isNull();
            assertThatCode(() -> Dal.open(dataSource)).doesNotThrowAnyException();

            migration("9001", COMPATIBLE);
            plainFlyway();
            assertThatExceptionOfType(SchemaMismatchException.class)
                    .isThrownBy(() -> Dal.open(dataSource))
                    .withMessage("The database is at schema version 9001 and doesn't say that it works with older jars;"
                            + " this one was made for " + JAR
                            + ". Use a jar made for 9001. If the database was migrated"
                            + " by other means than ./db, then ./db upgrade makes it say so, even with nothing to"
                            + " apply.");

            assertThat(migrator().upgrade()).isEmpty();
            assertThatCode(() -> Dal.open(dataSource)).doesNotThrowAnyException();
        }
    }

    @Test
    void open_plainFlywayAfterUs_doesNotTakeTheOldNoteForTheNewVersion() throws Exception {
        migration("9001", COMPATIBLE);
        migrator().upgrade();
        migration("9002", "");

        plainFlyway();

        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> Dal.open(dataSource))
                .withMessageStartingWith("The database is at schema version 9002 and doesn't say that it works with");
    }

    /** Its scripts lack the newest, so it can't know what that one says. */
    @Test
    void upgrade_byAnOlderRelease_isRefusedAndLeavesTheNoteAlone() throws Exception {
        migration("9001", COMPATIBLE);
        migrator().upgrade();

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> Migrator.of(dataSource).upgrade())
                .withMessageContaining("The database has version 9001");

        assertThat(note()).startsWith("taskdal: schema version 9001, works with code made for " + JAR);
    }

    @Test
    void open_roleThatMayNotReadTheHistory_isRefusedWithTheGrant() throws SQLException {
        execute("REVOKE SELECT ON flyway_schema_history FROM CURRENT_USER");
        try (Connection connection = dataSource.getConnection()) {
            String role = roleWithoutRights(connection);

            assertThatExceptionOfType(DalException.class)
                    .isThrownBy(() -> Dal.open(new SingleConnectionDataSource(connection, true)))
                    .withMessage(
                            "The schema version of the database is in table flyway_schema_history, but role " + role
                                    + " may not read it. Let its owner say: GRANT SELECT ON public.flyway_schema_history TO "
                                    + role + ".");

            execute("GRANT SELECT ON flyway_schema_history TO " + role);
            assertThatCode(() -> Dal.open(new SingleConnectionDataSource(connection, true)))
                    .as("with that right, and none on anything else")
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void open_historyInASchemaOffTheSearchPath_isRefusedAndNamesIt() throws SQLException {
        execute("CREATE SCHEMA app");
        execute("ALTER TABLE flyway_schema_history SET SCHEMA app");

        assertThatExceptionOfType(DalException.class)
                .isThrownBy(() -> Dal.open(dataSource))
                .withMessage(
                        "The schema version of the database is in table flyway_schema_history, but it is in schema app,"
                                + " which role " + database.user()
                                + " may not use or doesn't have in its search path (\"$user\","
                                + " public). Grant it USAGE there, or correct the path (in a JDBC URL: currentSchema).");
    }

    /** A superuser may read everything, so it becomes somebody who may nothing; others have lost the right by now. */
    private static String roleWithoutRights(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (text(statement, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
                    .equals("t")) {
                statement.execute("SET ROLE pg_monitor");
            }
            return text(statement, "SELECT current_user");
        }
    }

    private static @Nullable String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private @Nullable String note() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return text(statement, "SELECT obj_description('flyway_schema_history'::regclass, 'pg_class')");
        }
    }

    private void record(int rank, String version, String type, boolean success) throws SQLException {
        execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                + " execution_time, success) VALUES (" + rank + ", '" + version + "', 'x', '" + type
                + "', 'x', 'x', 0, "
                + success + ")");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Notes each connection that is asked for, and each statement that is sent. */
    private DataSource counted(List<String> calls) {
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                calls.add("getConnection");
                return noting(Connection.class, super.getConnection(), calls);
            }
        };
    }

    private static <T> T noting(Class<T> type, T noted, List<String> calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().startsWith("execute")) {
                calls.add(method.getName());
            }
            Object result = method.invoke(noted, args);
            return result instanceof Statement statement ? noting(Statement.class, statement, calls) : result;
        }));
    }

    private void plainFlyway() {
        Flyway.configure()
                .dataSource(dataSource)
                .locations(locations().toArray(String[]::new))
                .load()
                .migrate();
    }

    private List<String> locations() {
        return List.of(Migrator.DEFAULT_LOCATION, "filesystem:" + folder.resolve("migration"));
    }

    private Migrator migrator() {
        return Migrator.of(
                dataSource,
                new MigrationScripts(
                        locations(), List.of("classpath:db/undo", "filesystem:" + folder.resolve("undo"))));
    }

    private static Optional<dev.taskdal.migrator.SchemaVersion> version(String text) {
        return Optional.of(dev.taskdal.migrator.SchemaVersion.parse(text));
    }

    private void migration(String version, String header) throws IOException {
        migration(version, header, "CREATE TABLE t" + version + " (id bigint);");
        Files.writeString(
                folder.resolve("undo").resolve("U" + version + "__change.sql"), "DROP TABLE t" + version + ";");
    }

    private void migration(String version, String header, String sql) throws IOException {
        Files.writeString(folder.resolve("migration").resolve("V" + version + "__change.sql"), header + sql);
    }
}
