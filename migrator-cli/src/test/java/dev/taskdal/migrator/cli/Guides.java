package dev.taskdal.migrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that the guides show is run through the jar, in order, and prints what they say. They begin with the first
 * migration of the task list alone, which never changes. Each class tests half of them, so that two JVMs can share them.
 *
 * <p>With {@code -Ddocs.write=true} the guides are written anew.
 */
@PostgresTest
abstract class Guides {

    /** A busy machine says what a quick one has no time for. */
    private static final Pattern RUNNING = Pattern.compile("(?m)^.*: running for \\d+ s\n");

    private static final Pattern PSQL = Pattern.compile("psql \"\\$DATABASE_URL\" -c \"([^\"]+)\"( &)?");

    private static ThrowawayPostgres server;
    private static String throwaway;

    @TempDir
    private Path folder;

    private ThrowawayDatabase database;
    private String host;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Connection> background = new ArrayList<>();

    /**
     * Some thirty commands need a throwaway database. That they can start a server for it is JarIT's to show; here they share one.
     * It isn't the one of the tests, whose databases they would take for those that a killed process has left there.
     */
    @BeforeAll
    static void startServer() {
        server = ThrowawayPostgres.start();
        try (ThrowawayDatabase any = server.createDatabase()) {
            throwaway = Shell.url(any).replace("/" + any.name(), "/postgres");
        }
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void prepare(ThrowawayDatabase injected) throws IOException {
        database = injected;
        host = database.jdbcUrl().replaceAll("jdbc:postgresql://([^/]+)/.*", "$1");
        Path project = folder.resolve("db-migrations");
        for (String script : List.of("migration/V0001__initial_migration.sql", "undo/U0001__initial_migration.sql")) {
            Shelves.write(
                    project, script, Jar.read(Jar.root().resolve("db-migrations/src/main/resources/db/" + script)));
        }
        Path launcher = folder.resolve("db");
        Files.writeString(
                launcher,
                "#!/bin/bash\nexec '" + Jar.java() + "' '" + String.join("' '", Jar.OPTIONS) + "' -Ddb.home='" + folder
                        + "' -jar '" + Jar.file() + "' \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        environment.put("DATABASE_URL", Shell.url(database));
        environment.put("THROWAWAY_POSTGRES", throwaway);
        environment.put("TZ", "UTC");
    }

    @AfterEach
    void endBackground() throws SQLException {
        for (Connection connection : background) {
            connection.close();
        }
    }

    void assertPrintsWhatItSays(String guide) throws IOException {
        Path file = Jar.root().resolve("docs/howto").resolve(guide);
        String text = Jar.read(file);

        String now = Document.run(text, this::run);

        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, now);
        } else {
            assertThat(now).isEqualTo(text);
        }
        assertThat(now).doesNotContain(database.password());
    }

    private String run(String command) {
        Matcher psql = PSQL.matcher(command);
        if (psql.matches()) {
            return psql(psql.group(1), psql.group(2) != null);
        }
        // As a shell would that is told to print both kinds of output to one place.
        Jar.Result result = new Jar(folder, environment).process(List.of("bash", "-c", "exec 2>&1\n" + command));
        return RUNNING.matcher(result.out())
                .replaceAll("")
                .replace("postgresql://" + host + "/", "postgresql://localhost:5432/")
                .replace(database.name(), "tasks")
                .replace(folder.toString(), "/home/ada/tasks");
    }

    /** There may be no psql. In the background, it stays in a transaction. */
    private String psql(String sql, boolean inBackground) {
        try {
            Connection connection = database.connect();
            background.add(connection);
            connection.setAutoCommit(!inBackground);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
                String tag = sql.replaceAll("^(\\w+ \\w+) .*", "$1");
                if (statement.getUpdateCount() > 0) {
                    tag = (sql.startsWith("INSERT") ? "INSERT 0 " : "UPDATE ") + statement.getUpdateCount();
                }
                return inBackground ? "" : tag + "\n";
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
