package dev.taskdal.migrator.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What it takes to write a value of a type.
 *
 * @param name with its schema, quoted where it has to be
 * @param kind as in {@code pg_type.typtype}; {@code a} for an array
 * @param text whether it is a type for text
 * @param inner the base of a domain, the elements of an array or a range, the attributes of a composite type, the range of a
 *     multirange
 * @param labels those of an enum, in order
 * @param checks the conditions of a domain
 */
record TypeShape(String name, char kind, boolean text, List<Long> inner, List<String> labels, List<String> checks) {

    private static final String QUERY = """
            SELECT format_type(t.oid, NULL),
                   CASE WHEN t.typelem <> 0 AND t.typcategory = 'A' THEN 'a' ELSE t.typtype END,
                   t.typcategory = 'S',
                   CASE WHEN t.typtype = 'd' THEN ARRAY[t.typbasetype::bigint]
                        WHEN t.typelem <> 0 AND t.typcategory = 'A' THEN ARRAY[t.typelem::bigint]
                        WHEN t.typtype = 'r' THEN ARRAY[(SELECT rngsubtype::bigint FROM pg_range WHERE rngtypid = t.oid)]
                        WHEN t.typtype = 'm' THEN ARRAY[(SELECT rngtypid::bigint FROM pg_range WHERE rngmultitypid = t.oid)]
                        WHEN t.typtype = 'c' THEN ARRAY(SELECT a.atttypid::bigint FROM pg_attribute a
                            WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)
                        ELSE '{}' END,
                   ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder),
                   ARRAY(SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c')
              FROM pg_type t WHERE t.oid = ?""";

    static TypeShape of(Connection connection, long oid) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setLong(1, oid);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new TypeShape(
                        row.getString(1),
                        row.getString(2).charAt(0),
                        row.getBoolean(3),
                        List.of((Long[]) row.getArray(4).getArray()),
                        List.of((String[]) row.getArray(5).getArray()),
                        List.of((String[]) row.getArray(6).getArray()));
            }
        }
    }
}
