package dev.taskdal.migrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.migrator.cli.Shell.Result;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tool says when something is wrong around it. */
@PostgresTest
class FaultsTest {

    @TempDir
    private Path folder;

    private ThrowawayDatabase database;
    private Path project;
    private Shell shell;

    @BeforeEach
    void prepare(ThrowawayDatabase injected, ThrowawayPostgres server) {
        database = injected;
        project = Shelves.in(folder);
        shell = Shell.at(folder, database, server);
    }

    @Test
    void database_notNamed_isUsage() {
        assertFailure(
                Shell.without(folder).run("current"),
                2,
                "No database was named. Set DATABASE_URL to postgresql://user:password@host:5432/database, in the"
                        + " environment or in a file .env, or give --url.");
    }

    @Test
    void option_beatsEnvironment_andThatBeatsTheFile() throws IOException {
        Files.writeString(folder.resolve(".env"), "DATABASE_URL=postgresql://from-file.invalid/d\n");

        assertThat(Shell.without(folder).run("current").err())
                .contains("postgresql://from-file.invalid/d")
                .contains("correct host and port in DATABASE_URL in " + folder.resolve(".env"));
        Shell shell = Shell.without(folder).with("DATABASE_URL", "postgresql://from-environment.invalid/d");
        assertThat(shell.run("current").err()).contains("postgresql://from-environment.invalid/d");
        assertThat(shell.run("current", "--url", "postgresql://from-option.invalid/d")
                        .err())
                .contains("postgresql://from-option.invalid/d")
                .contains("in --url");
        assertThat(shell.run("--url", "postgresql://from-option.invalid/d", "current")
                        .err())
                .contains("postgresql://from-option.invalid/d");
    }

    @Test
    void file_thatCannotBeRead_isNotShown() throws IOException {
        Files.writeString(folder.resolve(".env"), "export DATABASE_URL sesame\n");

        Result result = Shell.without(folder).run("current", "--stacktrace");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains(".env has a line that can't be read").doesNotContain("sesame");
    }

    @Test
    void url_thatIsNone_isNotShown() {
        Result result = Shell.without(folder).run("current", "--url", "postgresql://me:sesame", "--stacktrace");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("Error: --url can't be used: it names no host or no database.")
                .doesNotContain("sesame");
    }

    @Test
    void url_inTheWrongPlace_isNotShown() {
        for (String[] arguments : new String[][] {
            {"current", "postgresql://me:sesame@host/d"},
            {"postgresql://me:sesame@host/d"},
            {"current", "--ulr", "postgresql://me:sesame@host/d"},
            {"upgrade", "postgresql://me:sesame@host/d"},
            {"stamp", "postgresql://me:sesame@host/d"},
            {"downgrade", "postgresql://me:sesame@host/d"},
        }) {
            Result result = shell.run(arguments);
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("***").doesNotContain("sesame");
        }
    }

    @Test
    void password_thatIsWrong_isToldWithoutIt() {
        String url = Shell.url(database).replaceFirst(":[^:@/]+@", ":sesame@");

        Result result = Shell.without(folder).run("current", "--url", url, "--stacktrace", "--verbose");

        assertThat(result.exitCode()).isEqualTo(6);
        assertThat(result.err())
                .contains("doesn't let the role " + database.user() + " in: FATAL: password authentication failed")
                .contains("Correct user and password in --url. Nothing was changed.")
                .doesNotContain("sesame");
    }

    @Test
    void server_thatIsNotThere_isTold() {
        assertThat(Shell.without(folder).run("upgrade", "--url", "postgresql://me:sesame@localhost:1/d"))
                .satisfies(result -> assertThat(result.exitCode()).isEqualTo(6))
                .satisfies(result -> assertThat(result.err())
                        .startsWith("Error: No server answers at postgresql://localhost:1/d: ")
                        .doesNotContain("sesame"));
        assertFailure(
                Shell.without(folder).run("upgrade", "--url", "postgresql://nowhere.invalid/d"),
                6,
                "No server answers at postgresql://nowhere.invalid/d: there is no host of that name. Start it, or correct"
                        + " host and port in --url. Nothing was changed.");
    }

    @Test
    void database_thatIsNotThere_isTold() {
        String url = Shell.url(database).replace(database.name(), "nowhere");

        Result result = Shell.without(folder).run("upgrade", "--url", url);

        assertThat(result.exitCode()).isEqualTo(6);
        assertThat(result.err())
                .contains(
                        "has no such database: FATAL: database \"nowhere\" does not exist. Create it, or correct its name in"
                                + " --url.");
    }

    @Test
    void server_thatIsReadOnly_canBeReadAndIsNotWritten() throws SQLException {
        execute("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");

        assertThat(shell.run("current").exitCode()).isZero();
        for (String[] arguments : new String[][] {{"upgrade"}, {"stamp", "1"}}) {
            assertThat(shell.run(arguments).exitCode()).isEqualTo(1);
            assertThat(shell.run(arguments).err())
                    .contains("The server is read-only")
                    .contains("Nothing was changed.");
        }
    }

    @Test
    void migrations_thatAreNotThere_areTold() throws IOException {
        assertThat(shell.run("upgrade", "--migrations", "elsewhere").err())
                .startsWith("Error: There is no folder of migrations in " + folder.resolve("elsewhere"));
        Files.createDirectories(folder.resolve("empty/migration"));
        for (String command : new String[] {"upgrade", "history", "current", "schema"}) {
            Result result = shell.run(command, "--migrations", "empty");
            assertThat(result.exitCode()).as(command).isEqualTo(1);
            assertThat(result.err()).contains("There are no migrations in ").contains("empty/migration");
        }
        assertThat(shell.run("check", "--migrations", "empty").exitCode()).isEqualTo(3);
    }

    @Test
    void folder_thatCannotBeWritten_isTold() throws IOException {
        Files.createDirectory(folder.resolve("db-migrations/schema.sql"));
        assertThat(shell.run("schema", "--write").err()).contains("schema.sql can't be written");
        Path undo = folder.resolve("other/undo");
        Files.createDirectories(folder.resolve("other/migration"));
        Files.writeString(undo, "not a folder");

        Result result = shell.run("revision", "-m", "add colour", "--migrations", "other");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("U0001__add_colour.sql can't be written")
                .contains("Nothing was written.");
        assertThat(folder.resolve("other/migration")).isEmptyDirectory();
    }

    @Test
    void script_thatFails_isToldWithItsPlace() throws SQLException {
        shell.run("upgrade", "1");
        execute("ALTER TABLE shelf ADD COLUMN label text");

        Result result = shell.run("upgrade");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("Error: V0002__add_shelf_label.sql failed")
                .contains("already exists")
                .doesNotContain("\tat ");
        assertThat(shell.run("upgrade", "--stacktrace").err()).contains("\tat dev.taskdal.migrator.");
    }

    @Test
    void lock_thatSomebodyElseHolds_isToldAfterTheTimeout() throws SQLException {
        shell.run("upgrade", "1");
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE shelf");

            Result result = shell.run("upgrade", "--lock-timeout", "1");

            assertThat(result.exitCode()).isEqualTo(5);
            assertThat(result.err()).contains("lock");
        }
        assertFailure(
                shell.run("upgrade", "--lock-timeout", "0"),
                2,
                "--lock-timeout: A lock timeout of PT0S makes no sense. Give one between a millisecond and a day.");
    }

    private static void assertFailure(Result result, int exitCode, String message) {
        assertThat(result.err().lines().findFirst()).hasValue("Error: " + message);
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
