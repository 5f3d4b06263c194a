package dev.taskdal.sample.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.migrator.DatabaseAddress;
import dev.taskdal.sample.Browser;
import dev.taskdal.sample.Program;
import dev.taskdal.sample.RunningService;
import dev.taskdal.sample.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OwnDatabaseTest {

    @TempDir
    Path temp;

    @Test
    void service_restarted_keepsItsDataAndAddsNoDemoDataAgain() {
        Path folder = temp.resolve("not yet there/data folder");
        try (RunningService service = start(folder)) {
            JsonNode demo = service.get("/api/session").json().path("demo");
            List<Integer> tasks = new ArrayList<>();
            for (JsonNode account : demo.path("accounts")) {
                Browser browser = new Browser(service);
                browser.logIn(
                        account.path("email").asString(), demo.path("password").asString());
                tasks.add(browser.get("/api/tasks?size=1000").titles().size());
            }
            assertThat(tasks).containsExactly(30, 20, 10);
            Program ada = new Program(service, new UserId(1), DemoData.TOKEN);
            ada.task("kept");
            service.bean(Dal.class).users().delete(new UserId(2));
        }
        try (RunningService service = start(folder)) {
            Program ada = new Program(service, new UserId(1), DemoData.TOKEN);
            assertThat(ada.get("/api/tasks?size=1000").titles()).hasSize(31).startsWith("kept");
            assertThat(service.bean(Dal.class).users().find(new UserId(2))).isEmpty();
        }
    }

    @Test
    void service_killed_isRecovered() throws Exception {
        try (ChildService child = ChildService.start(temp)) {
            assertThatThrownBy(this::startServer)
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessage("The data folder " + temp.toRealPath() + " is in use by another service, process "
                            + child.pid() + ".");
            child.kill();
        }
        long leftover = postmaster();
        assertThat(ProcessHandle.of(leftover))
                .as("what a killed service leaves behind")
                .isPresent();
        try (EmbeddedDatabase database = startServer()) {
            assertThat(ProcessHandle.of(leftover)).isEmpty();
            assertThat(query(database, "SELECT count(*) FROM task")).isEqualTo("60");
        }
    }

    @Test
    void server_started_isDurableAndIndependentOfTheEnvironment() throws Exception {
        try (EmbeddedDatabase database = startServer()) {
            assertThat(query(database, "SHOW fsync")).isEqualTo("on");
            assertThat(query(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(database, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(query(database, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(query(database, "SHOW listen_addresses")).isEqualTo("localhost");
            assertThat(query(database, "SELECT lower('ÀÉI')")).isEqualTo("àéi");
            assertThat(query(database, "SELECT datlocale FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("C.UTF-8");
            assertThatThrownBy(() -> DriverManager.getConnection(
                            database.address().jdbcUrl(), database.address().user(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(temp.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void folder_inUseByThisProcess_isRefusedAndStaysLocked() throws Exception {
        try (EmbeddedDatabase database = startServer()) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(this::startServer)
                        .isInstanceOf(StartRefusedException.class)
                        .hasMessageContaining("in use by another service, process "
                                + ProcessHandle.current().pid());
            }
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
        startServer().close();
    }

    @Test
    void initialization_cutShort_isDoneAgain() throws Exception {
        startServer().close();
        Files.delete(temp.resolve("data/postgresql.conf"));
        Files.writeString(temp.resolve("initializing"), "");
        try (EmbeddedDatabase database = startServer()) {
            assertThat(query(database, "SELECT 1")).isEqualTo("1");
        }
        assertThat(temp.resolve("initializing")).doesNotExist();
    }

    @Test
    void trace_ofAServerWhoseNumberIsAnotherPrograms_isRemovedAndThatProgramLives() throws Exception {
        Path trace = Files.writeString(
                temp.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + temp + "\n");
        LeftoverServer.stop(temp);
        assertThat(trace).doesNotExist();
    }

    @Test
    void data_ofAnotherMajorVersion_areRefusedAndLeftAlone() throws Exception {
        Files.writeString(temp.resolve("lock"), "");
        Files.createDirectory(temp.resolve("data"));
        Files.writeString(temp.resolve("data/PG_VERSION"), "15\n");
        assertThatThrownBy(this::startServer)
                .isInstanceOf(StartRefusedException.class)
                .hasMessage(
                        "The data in " + temp.toRealPath().resolve("data") + " were written by PostgreSQL 15, and this"
                                + " service brings PostgreSQL 18, which can't read them.");
        assertThat(temp.resolve("data/PG_VERSION")).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "PG_VERSION, holds other things than the service's own database: data of another PostgreSQL.",
        "notes.txt, holds other things than the service's own database."
    })
    void folder_withOtherThings_isRefusedAndLeftAlone(String file, String message) throws IOException {
        Files.writeString(temp.resolve(file), "15");
        assertThatThrownBy(this::startServer)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageEndingWith(message);
        assertThat(temp).isDirectoryNotContaining(path -> !path.endsWith(file));
    }

    @Test
    void data_withoutVersion_areRefused() throws IOException {
        Files.writeString(temp.resolve("lock"), "");
        Files.createDirectory(temp.resolve("data"));
        assertThatThrownBy(this::startServer)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("isn't the data directory of a PostgreSQL");
    }

    @Test
    void folder_thatCannotBeWritten_isRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> EmbeddedDatabase.start(new DatabaseSettings(file.resolve("folder"), 0)))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("The data folder " + file.resolve("folder"))
                .hasMessageContaining("can't be written");
    }

    private EmbeddedDatabase startServer() {
        return EmbeddedDatabase.start(new DatabaseSettings(temp, 0));
    }

    private static RunningService start(Path folder) {
        return RunningService.start("--database.url=", "--taskdal.data-folder=" + folder);
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(temp.resolve("data/postmaster.pid")).get(0));
    }

    private static String query(EmbeddedDatabase database, String sql) throws SQLException {
        DatabaseAddress address = database.address();
        try (Connection connection =
                        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
