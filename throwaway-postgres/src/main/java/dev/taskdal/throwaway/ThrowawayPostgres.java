package dev.taskdal.throwaway;

import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running throwaway server. Thread-safe.
 *
 * <pre>{@code
 * try (var postgres = ThrowawayPostgres.start()) {
 *     var template = postgres.prepareTemplate(MySchema::migrate);
 *     try (var database = template.lend();
 *             var connection = database.connect()) {
 *         …
 *     }
 * }
 * }</pre>
 */
public final class ThrowawayPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ThrowawayPostgres.class);

    private final Server server;
    private final Databases databases;
    private final Optional<ThrowawayLocale> locale;
    private final String description;
    private final ShutdownHook hook;
    private volatile boolean closed;

    private ThrowawayPostgres(Server server, Databases databases, Optional<ThrowawayLocale> locale)
            throws SQLException {
        this.server = server;
        this.databases = databases;
        this.locale = locale;
        this.description = "PostgreSQL " + databases.serverVersion() + " (" + server.kind() + ")";
        this.hook = ShutdownHook.register(this::close);
        LOG.info("Started {} at {}", description, server.access().place());
    }

    /**
     * Starts a server as the system properties or the environment say.
     *
     * @return the server, ready for use
     * @throws ThrowawayPostgresException when a setting is wrong or the server can't be started
     * @see ThrowawaySettings#fromEnvironment()
     */
    public static ThrowawayPostgres start() {
        return start(ThrowawaySettings.fromEnvironment());
    }

    /**
     * Starts a server.
     *
     * @param settings which one
     * @return the server, ready for use
     * @throws ThrowawayPostgresException when it can't be started
     */
    public static ThrowawayPostgres start(ThrowawaySettings settings) {
        var server = settings.startServer();
        var databases = new Databases(server);
        try {
            return new ThrowawayPostgres(server, databases, settings.locale());
        } catch (SQLException | RuntimeException e) {
            databases.close();
            server.close();
            throw new ThrowawayPostgresException(
                    "PostgreSQL (" + server.kind() + ") started, but does not answer: " + e.getMessage(), e);
        }
    }

    /**
     * Creates an empty database.
     *
     * @return the database, for the caller to close
     * @throws ThrowawayPostgresException when the server is closed or refuses
     */
    public ThrowawayDatabase createDatabase() {
        try {
            return lent(create());
        } catch (SQLException e) {
            throw failure("could not create a database", e);
        }
    }

    /**
     * Prepares a database once, so that clones of it can be lent.
     *
     * @param preparer is called once, in this thread, with an empty database
     * @return the template that the database has become
     * @throws ThrowawayPostgresException when the preparer fails, which is then the cause, or when the server is closed or refuses
     */
    public ThrowawayTemplate prepareTemplate(DatabasePreparer preparer) {
        String name;
        try {
            name = create();
        } catch (SQLException e) {
            throw failure("could not create a database", e);
        }
        try {
            preparer.prepare(server.access().dataSource(name));
            databases.seal(name);
            return new ThrowawayTemplate(this, name);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw dropAfter(
                    name,
                    new ThrowawayPostgresException(
                            "Preparing a throwaway database failed in "
                                    + preparer.getClass().getName() + ": " + e.getMessage(),
                            e));
        } catch (Error e) {
            throw dropAfter(name, e);
        }
    }

    /** {@return what runs here, such as "PostgreSQL 18.6 (embedded)"} */
    public String description() {
        return description;
    }

    /** Drops all databases and removes the server, or only the databases from an existing one. Does nothing the second time. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        hook.cancel();
        databases.close();
        server.close();
    }

    ThrowawayDatabase copy(String template) {
        try {
            requireOpen();
            return lent(databases.copy(template));
        } catch (SQLException e) {
            throw failure("could not clone a database", e);
        }
    }

    ThrowawayTemplate template(String name) {
        try {
            requireOpen();
            databases.seal(name);
            return new ThrowawayTemplate(this, name);
        } catch (SQLException e) {
            throw failure("could not make a template of the database " + name, e);
        }
    }

    void drop(String name) {
        if (closed) {
            return;
        }
        try {
            databases.drop(name);
        } catch (SQLException e) {
            if (!closed) {
                throw failure("could not drop the database " + name, e);
            }
        }
    }

    private String create() throws SQLException {
        requireOpen();
        return databases.create(locale);
    }

    private ThrowawayDatabase lent(String name) {
        return new ThrowawayDatabase(this, server.access(), name);
    }

    private <T extends Throwable> T dropAfter(String name, T failure) {
        try {
            drop(name);
        } catch (ThrowawayPostgresException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private void requireOpen() {
        if (closed) {
            throw new ThrowawayPostgresException(
                    "This " + description + " is closed. Start another one, or close it later.");
        }
    }

    private ThrowawayPostgresException failure(String what, SQLException cause) {
        return new ThrowawayPostgresException(description + " " + what + ": " + cause.getMessage(), cause);
    }

    /** {@return the description} */
    @Override
    public String toString() {
        return "ThrowawayPostgres[" + description + "]";
    }
}
