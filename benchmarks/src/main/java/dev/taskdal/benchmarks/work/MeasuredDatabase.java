package dev.taskdal.benchmarks.work;

import dev.taskdal.migrator.Migrator;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.ThrowawaySettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** The one server of a run, embedded, with the seed in it. */
public final class MeasuredDatabase implements AutoCloseable {

    /** More dead rows than that would begin to show. */
    private static final int DEAD_ROWS = 20_000;

    private final ThrowawayPostgres server;
    private final ThrowawayDatabase database;
    private final Connection connection;
    private final Seed seed;
    private int deadRows;

    private MeasuredDatabase(ThrowawayPostgres server, ThrowawayDatabase database, Seed seed) throws SQLException {
        this.server = server;
        this.database = database;
        this.connection = database.connect();
        this.seed = seed;
    }

    /** Starts the server, migrates and fills. */
    public static MeasuredDatabase start(Seed seed) throws SQLException {
        ThrowawayPostgres server = ThrowawayPostgres.start(ThrowawaySettings.embedded());
        try {
            ThrowawayDatabase database = server.createDatabase();
            Migrator.of(database.dataSource()).upgrade();
            Seeding.fill(database.dataSource(), seed);
            MeasuredDatabase measured = new MeasuredDatabase(server, database, seed);
            measured.leaveUpkeepToUs();
            return measured;
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** What is in it. */
    public Seed seed() {
        return seed;
    }

    /** Where it is. */
    public Address address() {
        return new Address(database.jdbcUrl(), database.user(), database.password());
    }

    /** The process of the server, whose children serve the connections. */
    public ProcessHandle server() throws SQLException {
        int backend = connection.unwrap(PGConnection.class).getBackendPID();
        return ProcessHandle.of(backend)
                .flatMap(ProcessHandle::parent)
                .orElseThrow(() -> new IllegalStateException("The server has no process on this machine."));
    }

    /** Such as {@code PostgreSQL 18.6 (embedded)}. */
    public String description() {
        return server.description();
    }

    /**
     * Takes away what was written, and the history of it, so that the measured tables don't grow.
     *
     * @param updated how many rows were changed since the last time
     */
    public void cleanUp(int updated) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from task where user_id = ? and id > ?");
                Statement statement = connection.createStatement()) {
            delete.setLong(1, seed.writer().value());
            delete.setLong(2, seed.lastTask().value());
            deadRows += updated + delete.executeUpdate();
            statement.execute("truncate task_history");
            if (deadRows > DEAD_ROWS) {
                // Of pages that it skips it guesses the rows, fewer each time: at a thirtieth of them the planner
                // thought a
                // sort of 100,000 tasks cheaper than their index.
                statement.execute("vacuum (disable_page_skipping) task");
                deadRows = 0;
            }
        }
    }

    /** Writes down what is left to write, so that it isn't done while the next call is timed. */
    public void checkpoint() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /** The server's own would run while some call is timed. */
    private void leaveUpkeepToUs() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter system set autovacuum = off");
            statement.execute("alter system set checkpoint_timeout = '1d'");
            statement.execute("select pg_reload_conf()");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
