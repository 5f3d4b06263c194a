package dev.taskdal.throwaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {
    private static final DatabasePreparer ITEMS = database -> Sql.execute(database, "CREATE TABLE item (id int)");
    private static final String SCRATCH = "SELECT count(*) FROM pg_database WHERE datname LIKE 'throwaway%'";

    private static ThrowawayPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = ThrowawayPostgres.start(ThrowawaySettings.embedded());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void description_saysVersionAndKind() {
        assertThat(postgres.description()).isEqualTo("PostgreSQL 18.6 (embedded)");
        assertThat(postgres.toString()).isEqualTo("ThrowawayPostgres[PostgreSQL 18.6 (embedded)]");
    }

    @Test
    void password_isHashedOnceForEachSession() throws SQLException {
        try (var database = postgres.createDatabase()) {
            assertThat(Sql.single(
                            database.dataSource(), "SELECT rolpassword FROM pg_authid WHERE rolname = current_user"))
                    .startsWith("SCRAM-SHA-256$1:");
        }
    }

    @Test
    void clones_ofOneTemplate_areIndependent() throws SQLException {
        var template = postgres.prepareTemplate(ITEMS);
        try (var one = template.lend();
                var other = template.lend()) {
            Sql.execute(one.dataSource(), "INSERT INTO item VALUES (1)");
            assertThat(Sql.single(one.dataSource(), "SELECT count(*) FROM item"))
                    .isEqualTo("1");
            assertThat(Sql.single(other.dataSource(), "SELECT count(*) FROM item"))
                    .isEqualTo("0");
        }
    }

    @Test
    void database_turnedIntoTemplate_isLentAsItWas() throws SQLException {
        var database = postgres.createDatabase();
        Sql.execute(database.dataSource(), "CREATE TABLE item (id int)");
        try (var open = database.connect();
                var template = database.toTemplate();
                var clone = template.lend()) {
            assertThat(open.isValid(5)).isFalse();
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
            assertThatThrownBy(database::toTemplate)
                    .isInstanceOf(ThrowawayPostgresException.class)
                    .hasMessage("The database " + database.name() + " is closed. Make a template of an open one.");
            Sql.execute(clone.dataSource(), "INSERT INTO item VALUES (1)");
        }
    }

    @Test
    void template_closed_isGoneAndItsClonesAreNot() throws SQLException {
        var template = postgres.prepareTemplate(ITEMS);
        try (var clone = template.lend()) {
            template.close();
            template.close();
            assertThatThrownBy(template::lend)
                    .isInstanceOf(ThrowawayPostgresException.class)
                    .hasMessageContaining("could not clone a database");
            assertThat(Sql.single(clone.dataSource(), "SELECT count(*) FROM item"))
                    .isEqualTo("0");
        }
    }

    @Test
    void template_lentManyTimes_isPreparedOnce() {
        var runs = new AtomicInteger();
        var template = postgres.prepareTemplate(database -> runs.incrementAndGet());
        template.lend().close();
        template.lend().close();
        assertThat(runs).hasValue(1);
    }

    @Test
    void template_preparerLeavesSessionOpen_isLentAnyway() throws SQLException {
        var template = postgres.prepareTemplate(database -> database.getConnection());
        try (var database = template.lend()) {
            assertThat(Sql.single(database.dataSource(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void template_preparerFails_causeIsKeptAndDatabaseDropped() throws SQLException {
        try (var watcher = postgres.createDatabase()) {
            var before = Sql.single(watcher.dataSource(), SCRATCH);
            var cause = new IllegalStateException("no such migration");
            assertThatThrownBy(() -> postgres.prepareTemplate(database -> {
                        throw cause;
                    }))
                    .isInstanceOf(ThrowawayPostgresException.class)
                    .hasMessageStartingWith("Preparing a throwaway database failed in "
                            + getClass().getName())
                    .hasMessageEndingWith(": no such migration")
                    .hasCause(cause);
            assertThat(Sql.single(watcher.dataSource(), SCRATCH)).isEqualTo(before);
        }
    }

    @Test
    void database_closedWithOpenSession_isDropped() throws SQLException {
        var database = postgres.createDatabase();
        try (var session = database.connect()) {
            database.close();
            database.close();
            assertThatThrownBy(() -> session.createStatement().execute("SELECT 1"))
                    .isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(database::connect)
                .hasMessageContaining("database \"" + database.name() + "\" does not exist");
    }

    @Test
    void database_connectedByUrl_needsThePassword() throws SQLException {
        try (var database = postgres.createDatabase()) {
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())
                    .close();
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "wrong"))
                    .hasMessageContaining("password authentication failed");
            assertThat(database.toString()).doesNotContain(database.password());
        }
    }

    @Test
    void database_otherLocale_isUsed() throws SQLException {
        var settings = ThrowawaySettings.embedded().withLocale(new ThrowawayLocale(ThrowawayLocale.Provider.ICU, "tr"));
        try (var other = ThrowawayPostgres.start(settings);
                var database = other.createDatabase()) {
            assertThat(Sql.single(database.dataSource(), "SELECT lower('I')")).isEqualTo("ı");
        }
    }

    @Test
    void server_listens_onLoopbackOnly() throws SQLException {
        try (var database = postgres.createDatabase()) {
            assertThat(Sql.query(
                            database.dataSource(),
                            "SELECT current_setting('listen_addresses'), current_setting('unix_socket_directories')"))
                    .isEqualTo(List.of("localhost", ""));
        }
    }

    @Test
    void server_closed_leavesNeitherProcessNorDirectory() throws Exception {
        var server = ThrowawayPostgres.start(ThrowawaySettings.embedded());
        var data = ServerFacts.dataDirectory(server.createDatabase().dataSource());
        var process = ServerFacts.processId(data);
        assertThat(ServerFacts.isRunning(process)).isTrue();
        server.close();
        server.close();
        assertThat(ServerFacts.isRunning(process)).isFalse();
        assertThat(data.getParent()).doesNotExist();
    }

    @Test
    void server_closed_refusesFurtherUse() {
        var server = ThrowawayPostgres.start(ThrowawaySettings.embedded());
        var template = server.prepareTemplate(ITEMS);
        var database = server.createDatabase();
        server.close();
        database.close();
        var message = "This PostgreSQL 18.6 (embedded) is closed. Start another one, or close it later.";
        assertThatThrownBy(server::createDatabase).hasMessage(message);
        assertThatThrownBy(template::lend).hasMessage(message);
    }

    @Test
    void runDirectories_ofThisUser_areReadableByNobodyElse() throws Exception {
        assertThat(Files.getPosixFilePermissions(RunDirectories.folder())).hasSize(3);
    }
}
