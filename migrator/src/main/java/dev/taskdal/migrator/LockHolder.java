package dev.taskdal.migrator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A session that holds a lock which somebody waits for, in words. */
record LockHolder(int pid, String description) {

    private static final String DESCRIBE = """
            SELECT a.pid, coalesce(a.usename, a.backend_type), a.application_name, coalesce(a.state, 'running'),
              age(clock_timestamp(), coalesce(a.state_change, a.backend_start)), a.query
            FROM pg_catalog.pg_stat_activity a WHERE a.pid IN (%s) ORDER BY a.pid""";

    /** Those that keep a session waiting right now. */
    static List<LockHolder> blocking(Connection connection, int pid) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(DESCRIBE.formatted("SELECT unnest(pg_catalog.pg_blocking_pids(?))"))) {
            query.setInt(1, pid);
            return read(query);
        }
    }

    /** Those that hold an advisory lock in this database. */
    static List<LockHolder> ofAdvisoryLock(Connection connection, long key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(DESCRIBE.formatted("""
                SELECT l.pid FROM pg_catalog.pg_locks l
                WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
                  AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
                  AND l.classid::bigint = ? AND l.objid::bigint = ?"""))) {
            query.setLong(1, key >>> 32);
            query.setLong(2, key & 0xFFFFFFFFL);
            return read(query);
        }
    }

    private static List<LockHolder> read(PreparedStatement query) throws SQLException {
        List<LockHolder> holders = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String application = row.getString(3);
                holders.add(new LockHolder(
                        row.getInt(1),
                        "pid " + row.getInt(1) + " (user " + row.getString(2)
                                + (application == null || application.isEmpty() ? "" : ", application " + application)
                                + ", " + row.getString(4) + " for " + shortened(row.getString(5)) + ", last statement: "
                                + SqlWords.shortened(row.getString(6)) + ")"));
            }
        }
        return holders;
    }

    /** Without fractions of a second. */
    private static String shortened(String interval) {
        return interval.replaceFirst("^-", "").replaceFirst("\\.\\d+$", "");
    }

    @Override
    public String toString() {
        return description;
    }
}
