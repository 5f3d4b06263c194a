package dev.taskdal.throwaway;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scratch databases on somebody else's server. One session, the keeper, holds an advisory lock on the key that is in their
 * names, from before the first is made. The server ends it when the process dies; databases whose key nobody locks are
 * leftovers.
 */
final class ExistingServer implements Server {
    private static final Logger LOG = LoggerFactory.getLogger(ExistingServer.class);

    private final Access access;
    private final Connection keeper;
    private final String key;

    private ExistingServer(Access access, Connection keeper, String key) {
        this.access = access;
        this.keeper = keeper;
        this.key = key;
    }

    /** Takes a key, then drops what processes that died have left. */
    static ExistingServer open(Access access, Connection keeper) throws SQLException {
        var server = new ExistingServer(access, keeper, DatabaseNames.newKey());
        try (var statement = keeper.createStatement()) {
            // The keeper says nothing for as long as the tests run.
            statement.execute("SET idle_session_timeout = 0");
            statement.execute("SELECT pg_advisory_lock(" + Long.parseUnsignedLong(server.key, 16) + ")");
        }
        server.sweep();
        return server;
    }

    @Override
    public Access access() {
        return access;
    }

    @Override
    public String kind() {
        return "existing server";
    }

    @Override
    public String key() {
        return key;
    }

    /** Reads the names before the locks: whoever owns one of these databases has locked its key before making it. */
    private void sweep() throws SQLException {
        var names = scratchDatabases(keeper);
        var locked = new HashSet<>(strings(
                keeper,
                "SELECT lpad(to_hex(classid::bigint), 8, '0') || lpad(to_hex(objid::bigint), 8, '0')"
                        + " FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1"));
        for (var name : names) {
            if (!locked.contains(DatabaseNames.keyOf(name))) {
                LOG.debug("Dropping {}, left behind by a process that died", name);
                drop(keeper, name);
            }
        }
    }

    @Override
    public void close() {
        try (var connection = keeper.isValid(5) ? keeper : access.connect()) {
            for (var name : scratchDatabases(connection)) {
                if (DatabaseNames.keyOf(name).equals(key)) {
                    drop(connection, name);
                }
            }
        } catch (SQLException e) {
            LOG.warn(
                    "Could not drop the scratch databases on {}. The next start tries again: {}",
                    access.place(),
                    e.getMessage());
        }
    }

    private static List<String> scratchDatabases(Connection connection) throws SQLException {
        var own = "SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = current_user";
        return strings(connection, own).stream().filter(DatabaseNames::isOne).toList();
    }

    private void drop(Connection connection, String name) {
        try (var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        } catch (SQLException e) {
            LOG.debug("Another process may have dropped {} on {} just now", name, access.place(), e);
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
