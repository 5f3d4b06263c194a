package dev.taskdal.dal.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.taskdal.dal.Dal;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@PostgresTest(TaskListSchema.class)
class DatabaseUnavailableTest {

    @Test
    void open_nothingListening_isUnavailableAndHidesThePassword() throws IOException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setServerNames(new String[] {"127.0.0.1"});
        dataSource.setPortNumbers(new int[] {freePort()});
        dataSource.setUser("somebody");
        dataSource.setPassword("hush");

        assertThatExceptionOfType(DatabaseUnavailableException.class)
                .isThrownBy(() -> Dal.open(dataSource))
                .withMessageStartingWith("The database is not available: Connection to 127.0.0.1:")
                .withMessageEndingWith("Try again later.")
                .withMessageNotContaining("hush")
                .satisfies(e -> assertThat(e.sqlState()).contains("08001"));
    }

    @Test
    void open_poolThatCannotStart_isUnavailable() throws IOException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + freePort() + "/nowhere");
            pool.setConnectionTimeout(250);

            assertThatExceptionOfType(DatabaseUnavailableException.class).isThrownBy(() -> Dal.open(pool));
        }
    }

    @Test
    void read_connectionKilled_isUnavailableAndTheNextOneWorks(ThrowawayDatabase database) throws Exception {
        try (HikariDataSource pool = pool(database)) {
            Dal dal = Dal.open(pool);
            assertThatExceptionOfType(DatabaseUnavailableException.class)
                    .isThrownBy(() -> dal.inTransaction(tx -> {
                        killAllOthers(database);
                        return tx.users().find(new UserId(1));
                    }));

            assertThat(dal.users().find(new UserId(1))).isEmpty();
        }
    }

    @Test
    void commit_connectionKilled_saysThatItIsNotKnown(ThrowawayDatabase database) throws Exception {
        try (HikariDataSource pool = pool(database)) {
            assertThatExceptionOfType(DatabaseUnavailableException.class)
                    .isThrownBy(() -> Dal.open(pool).inTransaction(tx -> {
                        tx.users().find(new UserId(1));
                        killAllOthers(database);
                        return null;
                    }))
                    .withMessage("The connection was lost during the commit: it isn't known whether it took place."
                            + " Read what you wrote before you repeat it.");
        }
    }

    @Test
    void read_poolExhausted_isUnavailable(ThrowawayDatabase database) {
        try (HikariDataSource pool = pool(database)) {
            Dal dal = Dal.open(pool);

            assertThatExceptionOfType(DatabaseUnavailableException.class)
                    .isThrownBy(() -> dal.inTransaction(tx -> dal.tasks().pageNewest(PageRequest.first(1))))
                    .withMessageContaining("Connection is not available");
            assertThat(dal.tasks().pageNewest(PageRequest.first(1)).items()).isEmpty();
        }
    }

    private static HikariDataSource pool(ThrowawayDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        return new HikariDataSource(config);
    }

    private static void killAllOthers(ThrowawayDatabase database) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
