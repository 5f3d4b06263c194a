package dev.taskdal.migrator.locks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of the modes, held against what a server does. */
@PostgresTest
class LockModeTest {

    @ParameterizedTest
    @EnumSource(LockMode.class)
    void mode_heldByOneSession_stopsTheReadsAndWritesOfAnotherAsItSays(LockMode mode, ThrowawayDatabase database)
            throws SQLException {
        try (Connection one = database.connect();
                Connection other = database.connect()) {
            execute(one, "CREATE TABLE shelf (id bigint)");
            one.setAutoCommit(false);
            execute(one, "LOCK TABLE shelf IN " + mode + " MODE");
            execute(other, "SET lock_timeout = '50ms'");

            assertThat(stopped(other, "SELECT count(*) FROM shelf")).isEqualTo(mode.stopsReads());
            assertThat(stopped(other, "INSERT INTO shelf VALUES (1)")).isEqualTo(mode.stopsWrites());
            assertThat(Snapshot.of(one).locks()).containsValue(mode);
        }
    }

    @Test
    void modes_areSaidToStopDifferentThings() {
        Set<String> waiting = new HashSet<>();
        for (LockMode mode : LockMode.values()) {
            assertThat(waiting.add(mode.waiting())).as(mode.toString()).isTrue();
        }
    }

    private static boolean stopped(Connection connection, String sql) throws SQLException {
        try {
            execute(connection, sql);
            return false;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("55P03");
            return true;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
