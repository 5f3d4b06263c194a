package dev.taskdal.throwaway;

import java.sql.Connection;
import java.sql.SQLException;

/** A server that runs already, on which scratch databases are made. */
final class ExistingServerProvider implements Provider {
    private static final int OLDEST_VERSION = 15;

    private final Access access;

    ExistingServerProvider(Access access) {
        this.access = access;
    }

    @Override
    public String serverVersion() {
        return "existing server";
    }

    @Override
    public Server start() {
        Connection keeper;
        try {
            keeper = access.connect();
        } catch (SQLException e) {
            throw new ThrowawayPostgresException(refusal(e) + " The server said: " + e.getMessage(), e);
        }
        try {
            requireUsable(keeper);
            return ExistingServer.open(access, keeper);
        } catch (SQLException e) {
            close(keeper);
            throw new ThrowawayPostgresException(
                    "The existing server " + access.place() + " could not be made ready: " + e.getMessage(), e);
        } catch (ThrowawayPostgresException e) {
            close(keeper);
            throw e;
        }
    }

    private String refusal(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        if (state.startsWith("08")) {
            return "No server answers at " + access.place() + ". Start it, or correct host and port in "
                    + ThrowawaySettings.POSTGRES + ".";
        }
        if (state.startsWith("28")) {
            return "The server at " + access.place() + " did not let the user " + access.user()
                    + " in. Correct user and password in " + ThrowawaySettings.POSTGRES + ".";
        }
        return "Could not connect to " + access.place() + " as " + access.user() + ".";
    }

    private void requireUsable(Connection connection) throws SQLException {
        var version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST_VERSION) {
            throw new ThrowawayPostgresException("The server at " + access.place() + " is PostgreSQL " + version
                    + ". Use one of version " + OLDEST_VERSION + " or later.");
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")) {
            if (!rows.next() || !rows.getBoolean(1)) {
                throw new ThrowawayPostgresException("The role " + access.user() + " may not create databases on "
                        + access.place() + ". Let a superuser run: ALTER ROLE \"" + access.user()
                        + "\" CREATEDB; or name another role in " + ThrowawaySettings.POSTGRES + ".");
            }
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The failure that led here matters more.
        }
    }
}
