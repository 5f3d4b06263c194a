package dev.taskdal.dal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.error.DalException;
import dev.taskdal.dal.error.SchemaMismatchException;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is read of a database's history, by whom, and at what cost. */
@PostgresTest(TaskListSchema.class)
class DatabaseSchemaTest {

    private ThrowawayDatabase database;
    private DataSource dataSource;

    @BeforeEach
    void open(ThrowawayDatabase given) {
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
}
