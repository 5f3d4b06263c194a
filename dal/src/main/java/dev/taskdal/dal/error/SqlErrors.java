package dev.taskdal.dal.error;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Makes the exceptions of this package from those of JDBC, by SQLSTATE. The cause that they carry has the server's
 * message but not its detail, which repeats whole rows, password hashes and all.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL Error Codes</a>
 */
public final class SqlErrors {

    private static final Set<String> UNAVAILABLE = Set.of("57P01", "57P02", "57P03", "53300", "57P05");
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03");
    private static final String CANCELLED = "57014";
    private static final Set<String> BAD_TEXT = Set.of("22021", "22P05");

    private SqlErrors() {}

    /** The exception of this package that says the same. */
    public static DalException translate(SQLException e) {
        String state = e.getSQLState();
        SQLException cause = withoutDetail(e);
        String said = cause.getMessage();
        if (e instanceof SQLTransientConnectionException || isUnavailable(state)) {
            return new DatabaseUnavailableException(
                    "The database is not available: " + said + ". Try again later.", state, cause);
        }
        if (state == null) {
            return new DalException("The database driver refused: " + said, null, cause);
        }
        if (CONFLICTS.contains(state)) {
            return new RetryableConflictException(
                    "Another transaction was in the way: " + said + ". Run the transaction again.", state, cause);
        }
        if (CANCELLED.equals(state)) {
            return new StatementCancelledException(
                    "The statement was ended before it was done: " + said + ". Nothing of it was written.",
                    state,
                    cause);
        }
        if (BAD_TEXT.contains(state)) {
            return new InvalidValueException("PostgreSQL can't store this text: " + said + ".", state, cause);
        }
        return switch (state) {
            case "23505" ->
                new DuplicateKeyException(
                        "There is a row with this key already (" + constraint(e) + ").", constraint(e), state, cause);
            case "23503" ->
                new MissingReferenceException(
                        "A row that is referred to is missing, or still referred to (" + constraint(e) + ").",
                        constraint(e),
                        state,
                        cause);
            case "23514" ->
                new CheckViolationException(
                        "A value breaks the check " + constraint(e) + ".", constraint(e), state, cause);
            case "23502" ->
                new CheckViolationException(
                        "A value is missing: " + column(e) + " is required.", column(e), state, cause);
            default ->
                state.startsWith("22")
                        ? new InvalidValueException("PostgreSQL can't use a value: " + said + ".", state, cause)
                        : new DalException(
                                "The database refused: " + said + " (SQLSTATE " + state + ").", state, cause);
        };
    }

    private static boolean isUnavailable(@Nullable String state) {
        return state != null && (state.startsWith("08") || UNAVAILABLE.contains(state));
    }

    /** The same exception, less the server's detail, hint and context. */
    private static SQLException withoutDetail(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        if (server == null) {
            return e;
        }
        SQLException bare = new SQLException(server.getMessage(), e.getSQLState());
        bare.setStackTrace(e.getStackTrace());
        return bare;
    }

    private static String constraint(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        return server == null || server.getConstraint() == null ? "unnamed" : server.getConstraint();
    }

    private static String column(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        return server == null || server.getColumn() == null ? "unnamed" : server.getColumn();
    }
}
