package dev.taskdal.dal;

import dev.taskdal.dal.error.DalException;
import dev.taskdal.dal.error.SqlErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a database says of its schema, read without Flyway: its history table tells the version, and the comment on that
 * table, which {@code dev.taskdal.migrator} writes along with each migration, which older code still works.
 *
 * @param version empty if no migration is applied
 * @param oldestCompatible the oldest version whose code works with this one; empty if nobody has said so
 */
record DatabaseSchema(Optional<String> version, Optional<String> oldestCompatible) {

    /**
     * One statement, and so one state of the database, whoever migrates it meanwhile. It is often a session's first: to sort,
     * to aggregate and to call obj_description took the server 2 ms more, in which it looked up what those are. 1259 is
     * pg_class in every PostgreSQL.
     */
    private static final String READ = """
            SELECT h.installed_rank, h.version, h.type, h.success, d.description
            FROM flyway_schema_history h
            LEFT JOIN pg_description d ON d.objoid = h.tableoid AND d.classoid = 1259 AND d.objsubid = 0""";

    /** Why that failed: for which role, in which schema that it sees, and which schemas there are with such a table. */
    private static final String DIAGNOSE = """
            SELECT quote_ident(current_user), current_setting('search_path'),
                   max(relnamespace::regnamespace::text) FILTER (WHERE oid = to_regclass('flyway_schema_history')),
                   string_agg(relnamespace::regnamespace::text, ', ')
            FROM pg_class
            WHERE relname = 'flyway_schema_history' AND relkind = 'r'""";

    private static final Pattern NOTE =
            Pattern.compile("taskdal: schema version ([\\d._]+), works with code made for ([\\d._]+) or newer");

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** What the history says of a version, and which entry it is. */
    private record Entry(int rank, boolean applied) {}

    /** @throws DalException if the role can't see the history table, but it is there; or if the database is unavailable */
    static DatabaseSchema read(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            Map<String, Entry> last = new HashMap<>();
            String comment = null;
            while (row.next()) {
                comment = row.getString(5);
                String version = row.getString(2);
                if (version != null && row.getBoolean(4)) {
                    Entry entry = new Entry(row.getInt(1), isApplied(row.getString(3)));
                    last.merge(version, entry, (one, other) -> one.rank() > other.rank() ? one : other);
                }
            }
            return of(last, comment);
        } catch (SQLException e) {
            return unread(connection, e);
        }
    }

    private static boolean isApplied(String type) {
        return !type.equals("DELETE") && !type.startsWith("UNDO");
    }

    /**
     * Of each version counts what was recorded last, since it may have been undone. A script that failed, or has begun
     * outside of a transaction and not ended, counts for nothing.
     */
    private static DatabaseSchema of(Map<String, Entry> last, @Nullable String comment) {
        Optional<String> version = last.entrySet().stream()
                .filter(entry -> entry.getValue().applied())
                .map(Map.Entry::getKey)
                .max(SchemaOrder.OLDEST_FIRST);
        return new DatabaseSchema(version, version.flatMap(current -> oldestIn(comment, current)));
    }

    /** A note that was taken at another version is of the time before somebody migrated by other means. */
    private static Optional<String> oldestIn(@Nullable String comment, String current) {
        Matcher note = NOTE.matcher(comment == null ? "" : comment);
        return note.find() && SchemaOrder.OLDEST_FIRST.compare(note.group(1), current) == 0
                ? Optional.of(note.group(2))
                : Optional.empty();
    }

    private static DatabaseSchema unread(Connection connection, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (!state.equals(UNDEFINED_TABLE) && !state.equals(INSUFFICIENT_PRIVILEGE)) {
            throw SqlErrors.translate(e);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DIAGNOSE)) {
            row.next();
            String role = row.getString(1);
            String seen = row.getString(3);
            String all = row.getString(4);
            if (all == null) {
                return new DatabaseSchema(Optional.empty(), Optional.empty());
            }
            String reason = seen != null
                    ? "role " + role + " may not read it. Let its owner say: GRANT SELECT ON " + seen
                            + ".flyway_schema_history TO " + role + "."
                    : "it is in schema " + all + ", which role " + role
                            + " may not use or doesn't have in its search path ("
                            + row.getString(2) + "). Grant it USAGE there, or correct the path (in a JDBC URL:"
                            + " currentSchema).";
            throw new DalException(
                    "The schema version of the database is in table flyway_schema_history, but " + reason, state, null);
        } catch (SQLException second) {
            throw SqlErrors.translate(second);
        }
    }
}
