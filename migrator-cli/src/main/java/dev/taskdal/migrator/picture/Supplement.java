package dev.taskdal.migrator.picture;

import dev.taskdal.migrator.picture.Piece.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Details of tables of which pgCodeKeeper knows nothing. */
final class Supplement {

    /** Table and statement. */
    private static final String DETAILS = """
            WITH relation AS (
                SELECT c.oid, c.relname, c.relreplident, n.nspname, format('%I.%I', n.nspname, c.relname) AS name
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            )
            SELECT t.name, format('COMMENT ON INDEX %s IS %L;', i.name, d.description)
            FROM pg_constraint c
            JOIN relation t ON t.oid = c.conrelid
            JOIN relation i ON i.oid = c.conindid
            JOIN pg_description d ON d.objoid = i.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
            WHERE c.contype IN ('p', 'u', 'x')
            UNION ALL
            SELECT t.name, format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s;', i.name, a.attnum, a.attstattarget)
            FROM pg_index x
            JOIN relation t ON t.oid = x.indrelid
            JOIN relation i ON i.oid = x.indexrelid
            JOIN pg_attribute a ON a.attrelid = i.oid AND a.attstattarget >= 0
            UNION ALL
            SELECT t.name, format('ALTER TABLE %s REPLICA IDENTITY %s;', t.name, CASE t.relreplident
                WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' ELSE format('USING INDEX %I', i.relname) END)
            FROM relation t
            LEFT JOIN pg_index x ON x.indrelid = t.oid AND x.indisreplident
            LEFT JOIN relation i ON i.oid = x.indexrelid
            WHERE t.relreplident IN ('f', 'n', 'i')
            ORDER BY 1, 2""";

    private Supplement() {}

    /** Pieces for those of the given tables that have such details. */
    static List<Piece> read(Connection connection, Set<String> tables) throws SQLException {
        List<Piece> pieces = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(DETAILS)) {
            while (rows.next()) {
                String table = "TABLE " + rows.getString(1);
                if (tables.contains(table)) {
                    String id = "DETAIL " + rows.getString(2);
                    pieces.add(new Piece(Kind.DETAIL, id, table, null, rows.getString(2), "", Set.of()));
                }
            }
        }
        return pieces;
    }
}
