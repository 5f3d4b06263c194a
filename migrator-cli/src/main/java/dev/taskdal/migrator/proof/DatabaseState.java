package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.catalog.CatalogSnapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a database holds at one moment. Immutable.
 *
 * @param tables by name
 * @param sequences how far they have counted, by name; none that was never used
 */
record DatabaseState(CatalogSnapshot catalog, Map<String, TableRows> tables, Map<String, Counted> sequences) {

    private static final String SEQUENCES = """
            SELECT format('%I.%I', schemaname, sequencename), last_value, increment_by
              FROM pg_sequences WHERE last_value IS NOT NULL""";

    /**
     * Where a sequence is.
     *
     * @param last the last value that it gave
     * @param increment which way it counts
     */
    record Counted(long last, long increment) {
        boolean isBehind(Counted other) {
            return increment > 0 ? last < other.last : last > other.last;
        }
    }

    /** What the transaction of a connection sees. To be rolled back afterwards. */
    static DatabaseState of(Connection connection) throws SQLException {
        CatalogSnapshot catalog = CatalogSnapshot.of(connection);
        Map<String, Counted> sequences = sequences(connection);
        return new DatabaseState(catalog, RowReader.read(connection), sequences);
    }

    private static Map<String, Counted> sequences(Connection connection) throws SQLException {
        Map<String, Counted> sequences = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SEQUENCES)) {
            while (row.next()) {
                sequences.put(row.getString(1), new Counted(row.getLong(2), row.getLong(3)));
            }
        }
        return sequences;
    }

    boolean hasRows() {
        return tables.values().stream().anyMatch(table -> !table.rows().isEmpty());
    }
}
