package dev.taskdal.contracts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** The indexes of a database. */
final class IndexCatalog {

    private static final String INDEXES = """
            select quote_ident(n.nspname) || '.' || quote_ident(i.relname), i.relname, t.relname,
                   coalesce(obj_description(i.oid, 'pg_class'), ''), pg_relation_size(i.oid),
                   x.indisunique, exists (select from pg_constraint where conindid = i.oid),
                   case m.amname when 'btree'
                     then (bt_metap(quote_ident(n.nspname) || '.' || quote_ident(i.relname))).level + 1 else 0 end
            from pg_index x
            join pg_class i on i.oid = x.indexrelid
            join pg_class t on t.oid = x.indrelid
            join pg_namespace n on n.oid = i.relnamespace
            join pg_am m on m.oid = i.relam
            where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            order by t.relname, i.relname
            """;

    private IndexCatalog() {}

    /**
     * An index.
     *
     * @param qualified its name with its schema, quoted where necessary
     * @param comment empty if it has none
     * @param unique whether it guards that, and is needed for it
     * @param constraint whether it is part of a constraint, and can't be dropped alone
     * @param depth levels from the root to a leaf; 0 if it is no B-tree
     */
    record Index(
            String qualified,
            String name,
            String table,
            String comment,
            long bytes,
            boolean unique,
            boolean constraint,
            int depth) {}

    /** Those of all tables but these. The extension that knows their depth is gone again afterwards. */
    static List<Index> of(DataSource database, Set<String> ignoredTables) throws SQLException {
        List<Index> indexes = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create extension if not exists pageinspect");
            try (ResultSet rows = statement.executeQuery(INDEXES)) {
                while (rows.next()) {
                    if (!ignoredTables.contains(rows.getString(3))) {
                        indexes.add(new Index(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getLong(5),
                                rows.getBoolean(6),
                                rows.getBoolean(7),
                                rows.getInt(8)));
                    }
                }
            }
            connection.rollback();
        }
        return indexes;
    }
}
