package dev.taskdal.sample.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.query.Compiled;
import dev.taskdal.migrator.DataLoss;
import dev.taskdal.migrator.HistoryEntry;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.sample.RunningService;
import dev.taskdal.sample.TaskClient;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the script {@code db/service-role.sql} makes, for a role with a name of its own: roles belong to the whole server. */
@PostgresTest
class ServiceRoleTest {

    private static final String PASSWORD = "only-for-this-test";

    private final String role =
            "service_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private ThrowawayDatabase database;

    @BeforeEach
    void migrate(ThrowawayDatabase throwaway) {
        database = throwaway;
        Migrator.of(throwaway.dataSource()).upgrade();
    }

    @AfterEach
    void dropRole() throws SQLException {
        for (String sql : List.of("DROP OWNED BY " + role, "DROP ROLE " + role)) {
            asOwner(sql);
        }
    }

    @Test
    void role_ofTheScript_runsTheWholeService() throws Exception {
        runScript();

        RunningService service = RunningService.start("--database.url=" + urlOfRole());
        try (service) {
            TaskClient client = TaskClient.ofNewUser(service.port(), database.dataSource(), "ada");
            long task = client.create("one").id();
            assertThat(client.rename(task, 1, "two").status()).isEqualTo(200);
            assertThat(client.list().titles()).containsExactly("two");
            assertThat(service.get("/readyz").status()).isEqualTo(200);
        }
        assertThat(strings("SELECT DISTINCT actor_role FROM task_history WHERE actor_role IS NOT NULL"))
                .as("who was logged in")
                .isSubsetOf(role);
        assertThat(strings("SELECT query FROM query_metric"))
                .as("what the service wrote in the end")
                .isNotEmpty();
    }

    /** The server checks the rights of a statement when it plans it, whatever its arguments. */
    @Test
    void role_ofTheScript_mayRunEveryStatementOfTheLayer() throws Exception {
        runScript();

        try (Connection connection = DriverManager.getConnection(urlOfRole() + "&preferQueryMode=simple");
                Statement statement = connection.createStatement()) {
            for (Compiled query : Dal.queries()) {
                for (String sql : query.statements().values()) {
                    assertThat(statement.execute("EXPLAIN (GENERIC_PLAN) " + numbered(sql)))
                            .as(query.name())
                            .isTrue();
                }
            }
            for (String sequence : strings("SELECT relname FROM pg_class WHERE relkind = 'S'")) {
                assertThat(statement.execute("SELECT nextval('" + sequence + "')"))
                        .isTrue();
            }
        }
    }

    @Test
    void role_ofTheScript_changesNoTableAndOwnsNothing() throws Exception {
        runScript();

        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "CREATE TABLE t (i int)",
                    "CREATE TEMPORARY TABLE t (i int)",
                    "CREATE TABLE t AS SELECT * FROM task",
                    "SELECT * INTO t FROM task",
                    "CREATE VIEW v AS SELECT 1",
                    "CREATE MATERIALIZED VIEW v AS SELECT 1",
                    "CREATE SEQUENCE s",
                    "CREATE TYPE e AS ENUM ('a')",
                    "CREATE DOMAIN d AS int",
                    "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                    "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                    "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'",
                    "CREATE AGGREGATE a (int) (SFUNC = int4pl, STYPE = int)",
                    "CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq)",
                    "CREATE COLLATION c FROM \"C\"",
                    "CREATE SCHEMA s",
                    "DROP EXTENSION plpgsql",
                    "CREATE ROLE another",
                    "CREATE DATABASE another",
                    "CREATE TABLESPACE another LOCATION '/tmp/another'",
                    "CREATE INDEX i ON task (title)",
                    "CREATE STATISTICS s ON user_id, status FROM task",
                    "CREATE TRIGGER t AFTER INSERT ON task EXECUTE FUNCTION record_task_history()",
                    "CREATE RULE r AS ON DELETE TO task DO NOTHING",
                    "CREATE POLICY p ON task",
                    "CREATE PUBLICATION p FOR TABLE task",
                    "CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION record_task_history()",
                    "ALTER TABLE task ADD COLUMN colour text",
                    "ALTER TABLE task DROP COLUMN title",
                    "ALTER TABLE task DISABLE TRIGGER ALL",
                    "ALTER TABLE task OWNER TO " + role,
                    "ALTER INDEX ix_task_title RENAME TO i",
                    "ALTER SEQUENCE task_id_seq RESTART",
                    "ALTER TYPE task_status ADD VALUE 'late'",
                    "ALTER FUNCTION record_task_history() SECURITY INVOKER",
                    "ALTER SCHEMA public RENAME TO private",
                    "ALTER DATABASE " + database.name() + " SET random_page_cost = 9",
                    "ALTER SYSTEM SET work_mem = '1GB'",
                    "DROP TABLE task_tag",
                    "DROP INDEX ix_task_title",
                    "DROP TRIGGER tr_task_history_update ON task",
                    "DROP FUNCTION record_task_history() CASCADE",
                    "DROP TYPE task_status CASCADE",
                    "DROP SCHEMA public CASCADE",
                    "TRUNCATE task CASCADE",
                    "COMMENT ON TABLE task IS 'mine'",
                    "REASSIGN OWNED BY CURRENT_USER TO " + database.user(),
                    "SET ROLE " + database.user(),
                    "INSERT INTO task_history OVERRIDING SYSTEM VALUE SELECT * FROM task_history",
                    "UPDATE task_history SET actor_id = 1",
                    "DELETE FROM task_history",
                    "DELETE FROM flyway_schema_history",
                    "UPDATE flyway_schema_history SET success = false",
                    "SELECT setval('task_id_seq', 1)",
                    "SELECT pg_read_file('PG_VERSION')",
                    "COPY task TO PROGRAM 'cat'")) {
                assertThat(catchThrowable(() -> statement.execute(sql)))
                        .as(sql)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState())
                                        .as(e.getMessage())
                                        .isEqualTo("42501"));
            }
            // The server only warns of these.
            List<String> before = rights();
            statement.execute("GRANT ALL ON task TO PUBLIC");
            statement.execute("REVOKE ALL ON task FROM " + database.user());
            assertThat(rights()).isEqualTo(before);
        }
        assertThat(strings("SELECT classid::regclass FROM pg_shdepend WHERE deptype = 'o'" + " AND refobjid = '" + role
                        + "'::regrole"))
                .isEmpty();
    }

    @Test
    void service_toldToMigrateAsTheRole_isRefusedAndChangesNothing() throws Exception {
        Migrator migrator = Migrator.of(database.dataSource());
        migrator.downgradeBy(1, DataLoss.ACCEPTED);
        List<HistoryEntry> before = migrator.history();
        runScript();

        assertThat(catchThrowable(() -> RunningService.start("--database.url=" + urlOfRole(), "--migrate")
                        .close()))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThat(migrator.history()).isEqualTo(before);
    }

    @Test
    void script_runTwice_changesNothingMore() throws Exception {
        runScript();
        List<String> once = rights();
        runScript();

        assertThat(rights()).isEqualTo(once).hasSizeGreaterThan(20);
    }

    @Test
    void script_runAgain_takesAwayWhatIsTooMuch() throws Exception {
        runScript();
        List<String> once = rights();
        asOwner("GRANT ALL ON task_history TO " + role);
        asOwner("GRANT CREATE ON SCHEMA public TO " + role);
        runScript();

        assertThat(rights()).isEqualTo(once);
    }

    @Test
    void table_ofALaterMigration_canBeUsedAtOnce() throws Exception {
        runScript();
        asOwner("CREATE TABLE later (id bigint GENERATED ALWAYS AS IDENTITY, t text)");

        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO later (t) VALUES ('a'); UPDATE later SET t = 'b'; DELETE FROM later");
            statement.execute("SELECT nextval('later_id_seq')");
        }
    }

    @Test
    void role_thatIsMoreThanAClient_isRefused() throws Exception {
        asOwner("CREATE ROLE " + role + " LOGIN CREATEDB");

        assertThatThrownBy(this::runScript)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Role " + role + " is, or is a member of, a superuser, the owner of the tables")
                .hasMessageContaining("name another role in taskdal.service_role");
    }

    private void runScript() throws SQLException, IOException {
        try (InputStream script = ServiceRoleTest.class.getResourceAsStream("/db/service-role.sql")) {
            asOwner(
                    "SET taskdal.service_role = '" + role + "'",
                    new String(script.readAllBytes(), UTF_8),
                    "ALTER ROLE " + role + " PASSWORD '" + PASSWORD + "'");
        }
    }

    /** All that the role has, and everybody else, on each object. */
    private List<String> rights() throws SQLException {
        return strings("""
                SELECT concat_ws(' ', object, grantee::regrole, privilege_type, is_grantable)
                FROM (SELECT 'database', datacl FROM pg_database WHERE datname = current_database()
                      UNION ALL SELECT nspname, nspacl FROM pg_namespace
                      UNION ALL SELECT relname, relacl FROM pg_class
                      UNION ALL SELECT 'default ' || defaclobjtype::text, defaclacl FROM pg_default_acl) acls (object, acl),
                     aclexplode(acl)
                WHERE object NOT LIKE 'pg\\_%' AND object <> 'information_schema'
                UNION ALL
                SELECT concat_ws(' ', rolsuper, rolcreatedb, rolcreaterole, rolcanlogin, rolinherit, rolconfig)
                FROM pg_roles WHERE rolname = '""" + role + "' ORDER BY 1");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), role, PASSWORD);
    }

    private String urlOfRole() {
        return database.jdbcUrl() + "?user=" + role + "&password=" + PASSWORD;
    }

    private void asOwner(String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private static String numbered(String sql) {
        AtomicInteger number = new AtomicInteger();
        return Pattern.compile("\\?").matcher(sql).replaceAll(question -> "\\$" + number.incrementAndGet());
    }
}
