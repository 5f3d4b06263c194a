package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.DatabaseAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database that the tool was pointed at. Immutable; prints no password.
 *
 * @param address where it is
 * @param source where that was said, for messages
 */
record Database(DatabaseAddress address, String source) {

    private static final String VARIABLE = "DATABASE_URL";

    /** Looks in the order of precedence. A blank value counts as none. */
    static Optional<Database> find(@Nullable String option, Map<String, String> environment, Path envFolder) {
        if (option != null) {
            return Optional.of(parse(option, "--url"));
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        if (!variable.isBlank()) {
            return Optional.of(parse(variable, VARIABLE));
        }
        return EnvFile.read(envFolder, VARIABLE)
                .filter(value -> !value.isBlank())
                .map(value -> parse(value, VARIABLE + " in " + envFolder.resolve(".env")));
    }

    private static Database parse(String url, String source) {
        try {
            return new Database(DatabaseAddress.parse(url), source);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    source + " can't be used: " + e.getMessage()
                            + ". Its value isn't shown, since it may hold a password."
                            + " Give it the form postgresql://user:password@host:5432/database, special characters as"
                            + " %XX.");
        }
    }

    DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setApplicationName("db");
        dataSource.setURL(address.jdbcUrl());
        dataSource.setUser(address.user());
        dataSource.setPassword(address.password());
        return dataSource;
    }

    /** @throws Failure if it doesn't answer, or doesn't let us in */
    void requireReachable() {
        try (Connection connection = dataSource().getConnection()) {
            connection.isValid(1);
        } catch (SQLException e) {
            throw new Failure(ExitCode.UNREACHABLE, reason(e), e);
        }
    }

    private String reason(SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        if (state.startsWith("08")) {
            return "No server answers at " + address + ": " + root(e) + ". Start it, or correct host and port in "
                    + source + ". Nothing was changed.";
        }
        if (state.startsWith("28")) {
            return "The server of " + address + " doesn't let " + role() + " in: " + e.getMessage()
                    + ". Correct user and password in " + source + ". Nothing was changed.";
        }
        if (state.equals("3D000")) {
            return "The server of " + address + " has no such database: " + e.getMessage()
                    + ". Create it, or correct its name in " + source + ". Nothing was changed.";
        }
        return address + " can't be used: " + e.getMessage() + ". Nothing was changed.";
    }

    private String role() {
        return address.user() == null ? "the role " + System.getProperty("user.name") : "the role " + address.user();
    }

    private static String root(Throwable e) {
        Throwable reason = e;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        // Its message is the name of the host and no more.
        return reason instanceof UnknownHostException
                ? "there is no host of that name"
                : String.valueOf(reason.getMessage()).replaceFirst("\\.$", "");
    }

    /** Where it is. */
    @Override
    public String toString() {
        return address.toString();
    }
}
