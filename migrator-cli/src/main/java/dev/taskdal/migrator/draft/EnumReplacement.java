package dev.taskdal.migrator.draft;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes values away from an enum, which no statement does: the type is renamed and made anew, its columns are converted by way of
 * text, and the old one is dropped. A row that has a value which is gone makes it fail, and nothing is lost.
 *
 * @param change which enum
 * @param labels the values that it gets
 * @param statements how
 * @param obstacle what the server said when it was tried, and what depends on the type; null if it works
 */
record EnumReplacement(
        EnumChange change,
        List<String> labels,
        List<String> statements,
        @Nullable String obstacle) {

    private static final String COLUMNS = """
            SELECT format('%I.%I', n.nspname, c.relname), quote_ident(a.attname), a.atttypid <> t.oid,
                   pg_get_expr(d.adbin, d.adrelid)
              FROM pg_type t
              JOIN pg_attribute a ON a.atttypid IN (t.oid, t.typarray) AND NOT a.attisdropped AND a.attinhcount = 0
              JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
              JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum AND a.attgenerated = ''
             WHERE t.oid = ?::regtype
             ORDER BY 1, a.attnum""";

    private static final String DEPENDENTS = """
            SELECT DISTINCT i.type || ' ' || i.identity
              FROM pg_type t
              JOIN pg_depend d ON d.refclassid = 'pg_type'::regclass AND d.refobjid IN (t.oid, t.typarray) AND d.deptype IN ('n', 'a')
              CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, d.objsubid) i
             WHERE t.oid = ?::regtype AND i.type NOT IN ('table column', 'type', 'default value')
             ORDER BY 1""";

    EnumReplacement {
        labels = List.copyOf(labels);
        statements = List.copyOf(statements);
    }

    /** Finds out how, in a state where the enum has the values of both sides. */
    static EnumReplacement of(State state, EnumChange change, List<String> labels) throws SQLException {
        String type = change.type();
        String old = type.substring(type.lastIndexOf('.') + 1) + "_old";
        List<String> statements = new ArrayList<>();
        statements.add("ALTER TYPE " + type + " RENAME TO " + old);
        statements.add("CREATE TYPE " + type + " AS ENUM ("
                + labels.stream().map(Completion::literal).collect(Collectors.joining(", ")) + ")");
        String key = "type " + type;
        String comment = state.snapshot().definitions().get("comment of " + key);
        if (comment != null) {
            statements.add("COMMENT ON TYPE " + type + " IS " + Completion.literal(comment));
        }
        state.snapshot().definitions().forEach((name, definition) -> {
            if (name.startsWith("privileges of ") && name.endsWith(" on " + key)) {
                statements.addAll(Privileges.statements(name, definition, null));
            }
        });
        Connection connection = state.connection();
        try (PreparedStatement columns = connection.prepareStatement(COLUMNS)) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("SET LOCAL search_path = ''");
            columns.setString(1, type);
            try (ResultSet column = columns.executeQuery()) {
                while (column.next()) {
                    convert(column, type, statements);
                }
            }
            connection.rollback();
            statements.add("DROP TYPE " + type.substring(0, type.lastIndexOf('.') + 1) + old);
            connection.setAutoCommit(true);
            String failure = new Rehearsal(connection, state.snapshot())
                    .of(statements)
                    .failure()
                    .orElse(null);
            String obstacle = failure == null ? null : obstacle(failure, dependents(connection, type));
            return new EnumReplacement(
                    change,
                    labels,
                    statements.stream()
                            .map(sql -> Phrasing.of(sql, state.reserved()))
                            .toList(),
                    obstacle);
        }
    }

    private static void convert(ResultSet column, String type, List<String> statements) throws SQLException {
        String start = "ALTER TABLE " + column.getString(1) + " ALTER COLUMN " + column.getString(2);
        String array = column.getBoolean(3) ? "[]" : "";
        String standard = column.getString(4);
        if (standard != null) {
            statements.add(start + " DROP DEFAULT");
        }
        statements.add(start + " TYPE " + type + array + " USING " + column.getString(2) + "::text" + array + "::"
                + type + array);
        if (standard != null) {
            statements.add(start + " SET DEFAULT " + standard);
        }
    }

    private static List<String> dependents(Connection connection, String type) throws SQLException {
        List<String> dependents = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(DEPENDENTS)) {
            query.setString(1, type);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    dependents.add(rows.getString(1).replace("public.", ""));
                }
            }
        }
        return dependents;
    }

    private static String obstacle(String failure, List<String> dependents) {
        String first = failure.lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
        return dependents.isEmpty() ? first : first + "; what depends on it: " + String.join(", ", dependents);
    }

    /** The values that are gone afterwards. */
    List<String> gone() {
        return change.all().stream().filter(value -> !labels.contains(value)).toList();
    }
}
