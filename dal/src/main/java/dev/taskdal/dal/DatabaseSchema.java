package dev.taskdal.dal;

import dev.taskdal.dal.error.DalException;
import dev.taskdal.dal.error.SqlErrors;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
     * Of each version counts what was recorded last, since it may have been undone. A script that failed, or has begun
     * outside of a transaction and not ended, counts for nothing. One statement, and so one state of the database, whoever
     * migrates it meanwhile.
     */
    private static final String READ = """
            SELECT string_agg(version, ' ') FILTER (WHERE applied),
                   obj_description('flyway_schema_history'::regclass, 'pg_class')
            FROM (SELECT DISTINCT ON (version) version, type <> 'DELETE' AND type NOT LIKE 'UNDO%' AS applied
                  FROM flyway_schema_history
                  WHERE version IS NOT NULL AND success
                  ORDER BY version, installed_rank DESC) last""";

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

    /** @throws DalException if the role can't see the history table, but it is there; or if the database is unavailable */
    static DatabaseSchema read(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            row.next();
            String comment = row.getString(2);
            Optional<String> version = Stream.ofNullable(row.getString(1))
                    .flatMap(applied -> Stream.of(applied.split(" ")))
                    .max(SchemaOrder.OLDEST_FIRST);
            return new DatabaseSchema(version, version.flatMap(current -> oldestIn(comment, current)));
        } catch (SQLException e) {
            return unread(connection, e);
        }
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
