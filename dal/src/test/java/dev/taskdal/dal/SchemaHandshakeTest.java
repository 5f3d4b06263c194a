package dev.taskdal.dal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.error.SchemaMismatchException;
import dev.taskdal.migrator.MigrationException;
import dev.taskdal.migrator.MigrationScripts;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.schema.SchemaVersion;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a database says of its schema, however it got there, and what the jar makes of it. */
@PostgresTest(TaskListSchema.class)
class SchemaHandshakeTest {

    private static final String JAR = SchemaVersion.generatedFrom();
    private static final String COMPATIBLE = "-- compatible-with: " + JAR + "\n";

    @TempDir
    private Path folder;

    private DataSource dataSource;

    @BeforeEach
    void open(DataSource given) throws IOException {
        Files.createDirectories(folder.resolve("migration"));
        Files.createDirectories(folder.resolve("undo"));
        dataSource = given;
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

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
