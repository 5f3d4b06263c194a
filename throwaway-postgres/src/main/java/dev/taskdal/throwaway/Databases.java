package dev.taskdal.throwaway;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Creates, clones and drops the databases of one server. */
final class Databases implements AutoCloseable {
    /** Mostly faster than the default, which also writes each page to the log; the checkpoint it needs is cheap without fsync. */
    private static final String FILE_COPY = " STRATEGY file_copy";

    private static final String NOT_ALLOWED = "42501";

    private final Server server;
    private final AdminConnections admin;
    private final AtomicInteger count = new AtomicInteger();
    private volatile @Nullable String blank;

    Databases(Server server) {
        this.server = server;
        this.admin = new AdminConnections(server.access());
    }

    /** Creates an empty database. Not a copy of template1: somebody may have put something there. */
    String create(Optional<ThrowawayLocale> locale) throws SQLException {
        var options = blank;
        if (options == null) {
            options = " TEMPLATE template0" + FILE_COPY + " ENCODING 'UTF8' " + localeOptions(locale);
            blank = options;
        }
        var name = nextName();
        admin.execute("CREATE DATABASE " + name + options);
        return name;
    }

    String copy(String template) throws SQLException {
        var name = nextName();
        admin.execute("CREATE DATABASE " + name + " TEMPLATE " + template + FILE_COPY);
        return name;
    }

    /** Ends all sessions of the database and lets nobody in: one session is enough to make a copy fail. */
    void seal(String name) throws SQLException {
        admin.execute(
                "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    void drop(String name) throws SQLException {
        var drop = "DROP DATABASE IF EXISTS " + name;
        try {
            admin.execute(drop + " WITH (FORCE)");
        } catch (SQLException e) {
            if (!NOT_ALLOWED.equals(e.getSQLState())) {
                throw e;
            }
            // FORCE wants to end the autovacuum, too, which only a superuser may. A plain DROP lets the server do that.
            admin.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name
                            + "' AND usename = current_user",
                    drop);
        }
    }

    String serverVersion() throws SQLException {
        return admin.query("SELECT split_part(current_setting('server_version'), ' ', 1)")
                .get(0);
    }

    private String nextName() {
        return DatabaseNames.of(server.key(), count.incrementAndGet());
    }

    private String localeOptions(Optional<ThrowawayLocale> locale) throws SQLException {
        return locale.isPresent() ? locale.get().toSql() : DefaultLocale.of(admin);
    }

    @Override
    public void close() {
        admin.close();
    }
}
