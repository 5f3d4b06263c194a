package dev.taskdal.dal.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that the data access layer could not do. The subclasses name what a caller can do something about. Messages
 * and causes hold no value of a row: what the server says of those is left out.
 */
public class DalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String sqlState;

    /** For what was refused before it reached the database. */
    public DalException(String message) {
        super(message);
        this.sqlState = null;
    }

    /** For what the database, or the way to it, refused. */
    public DalException(String message, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
    }

    /**
     * The SQLSTATE that the database gave, five characters; empty if it wasn't asked.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's list of them</a>
     */
    public Optional<String> sqlState() {
        return Optional.ofNullable(sqlState);
    }
}
