package dev.taskdal.contracts;

import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** A filled database, and the connection that reports plans. */
final class Site implements AutoCloseable {

    /** Whoever looks at a page at that moment, such as the checkpointer, keeps VACUUM from marking it. */
    private static final int VACUUMS = 5;

    private final ThrowawayDatabase database;
    private final PlanRecorder recorder;
    private final long rows;

    private Site(ThrowawayDatabase database, PlanRecorder recorder, long rows) {
        this.database = database;
        this.recorder = recorder;
        this.rows = rows;
    }

    static Site of(ThrowawayPostgres server, Volume volume, long rows, Map<String, String> settings) throws Exception {
        ThrowawayDatabase database = server.createDatabase();
        try {
            PlanRecorder recorder = PlanRecorder.on(database.dataSource());
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                recorder.set(setting.getKey(), setting.getValue());
            }
            volume.fill(database.dataSource(), rows);
            settle(database.dataSource());
            return new Site(database, recorder, rows);
        } catch (Exception | Error e) {
            database.close();
            throw e;
        }
    }

    /** Statistics, and every page marked as visible to all, so that a scan of an index alone is one; and so it stays. */
    private static void settle(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select oid::regclass::text from pg_class where relkind = 'r'"
                    + " and relnamespace::regnamespace::text !~ '^(pg_|information_schema$)'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                statement.execute("alter table " + table + " set (autovacuum_enabled = off)");
            }
            int vacuums = 0;
            do {
                statement.execute("vacuum analyze");
            } while (++vacuums < VACUUMS && !allVisible(statement));
        }
    }

    private static boolean allVisible(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select coalesce(bool_and(relallvisible = relpages), true)"
                + " from pg_class where relkind = 'r' and relnamespace::regnamespace::text !~"
                + " '^(pg_|information_schema$)'")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    PlanRecorder recorder() {
        return recorder;
    }

    DataSource dataSource() {
        return database.dataSource();
    }

    String url() {
        return database.jdbcUrl();
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() {
        // Which ends the sessions.
        database.close();
    }
}
