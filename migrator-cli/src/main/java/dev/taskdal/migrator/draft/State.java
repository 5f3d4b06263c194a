package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.catalog.CatalogSnapshot;
import dev.taskdal.migrator.picture.SchemaModel;
import dev.taskdal.throwaway.ThrowawayDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/**
 * A throwaway database with a schema, and what it was found to be.
 *
 * @param connection to the database, which has no history of Flyway's; closed by who has opened it. It is the only one, since a
 *     session that has read the catalog once reads it faster
 * @param reserved names of the server's own, which hide those of the schema public
 */
record State(Connection connection, CatalogSnapshot snapshot, SchemaModel model, Set<String> reserved) {

    private static final String RESERVED = """
            SELECT relname FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace
            UNION SELECT typname FROM pg_type WHERE typnamespace = 'pg_catalog'::regnamespace
            UNION SELECT proname FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace""";

    static State of(ThrowawayDatabase database, Connection connection, CatalogSnapshot snapshot) throws SQLException {
        Set<String> reserved = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery(RESERVED)) {
            while (names.next()) {
                reserved.add(names.getString(1));
            }
        }
        return new State(connection, snapshot, SchemaModel.of(database), reserved);
    }
}
