package dev.taskdal.codegen;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SortOrder;
import org.jooq.meta.AbstractIndexDefinition;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.DefaultIndexColumnDefinition;
import org.jooq.meta.IndexColumnDefinition;
import org.jooq.meta.IndexDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;
import org.jspecify.annotations.Nullable;

/**
 * All indexes of the generated tables, as PostgreSQL's catalog has them. jOOQ 3.19 leaves out those on an expression
 * (jOOQ#6310) and those with INCLUDE columns (jOOQ#10466), and takes an index on {@code lower(email)} for one on the
 * column {@code lower} where there is such a column.
 *
 * <p>Left out, as jOOQ does: indexes behind a primary key, a unique or an exclusion constraint, unless system indexes are
 * asked for, and indexes on a column that the configuration excludes.
 */
final class CatalogIndexes {

    /** One row per key. pg_get_indexdef has no collation when it is asked for one key. */
    private static final String KEYS = """
            SELECT n.nspname AS schema_name, t.relname AS table_name, x.relname AS index_name, i.indisunique AS is_unique,
                   c.attname AS column_name,
                   pg_get_indexdef(i.indexrelid, k, true)
                       || CASE WHEN a.attcollation IN (0, '"default"'::regcollation) THEN ''
                               ELSE ' COLLATE ' || a.attcollation::regcollation::text END AS expression,
                   coalesce(pg_index_column_has_property(i.indexrelid, k, 'desc'), false) AS is_descending
            FROM pg_index i
            JOIN pg_class t ON t.oid = i.indrelid
            JOIN pg_class x ON x.oid = i.indexrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace
            CROSS JOIN LATERAL generate_series(1, i.indnkeyatts) AS k
            JOIN pg_attribute a ON a.attrelid = i.indexrelid AND a.attnum = k
            LEFT JOIN pg_attribute c ON c.attrelid = i.indrelid AND c.attnum = i.indkey[k - 1]
            WHERE n.nspname = ANY (?)
              AND (? OR NOT EXISTS (
                      SELECT FROM pg_constraint p WHERE p.conindid = i.indexrelid AND p.contype IN ('p', 'u', 'x')))
            ORDER BY schema_name, table_name, index_name, k""";

    private CatalogIndexes() {}

    static List<IndexDefinition> read(MigratedPostgresDatabase database) {
        List<IndexDefinition> indexes = new ArrayList<>();
        String[] schemata = database.getInputSchemata().toArray(String[]::new);
        database.create()
                .fetch(KEYS, schemata, database.getIncludeSystemIndexes())
                .intoGroups(new String[] {"schema_name", "table_name", "index_name", "is_unique"})
                .forEach((index, keys) -> {
                    SchemaDefinition schema = database.getSchema(index.get("schema_name", String.class));
                    TableDefinition table =
                            schema == null ? null : database.getTable(schema, index.get("table_name", String.class));
                    if (table != null && keys.stream().allMatch(key -> column(table, key) != null)) {
                        indexes.add(new CatalogIndex(table, index, keys));
                    }
                });
        return indexes;
    }

    /** Null if the configuration excludes the column. */
    private static @Nullable ColumnDefinition column(TableDefinition table, Record key) {
        String name = key.get("column_name", String.class);
        return name == null ? new IndexExpression(table, key.get("expression", String.class)) : table.getColumn(name);
    }

    private static final class CatalogIndex extends AbstractIndexDefinition {

        private final List<IndexColumnDefinition> columns = new ArrayList<>();

        private CatalogIndex(TableDefinition table, Record index, Result<Record> keys) {
            super(
                    table.getSchema(),
                    index.get("index_name", String.class),
                    table,
                    index.get("is_unique", Boolean.class));
            for (Record key : keys) {
                SortOrder order = key.get("is_descending", Boolean.class) ? SortOrder.DESC : SortOrder.ASC;
                columns.add(new DefaultIndexColumnDefinition(this, column(table, key), order, columns.size() + 1));
            }
        }

        @Override
        protected List<IndexColumnDefinition> getIndexColumns0() {
            return columns;
        }
    }
}
