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
 * @param database without Flyway's history; closed by who has opened it
 * @param reserved names of the server's own, which hide those of the schema public
 */
record State(ThrowawayDatabase database, CatalogSnapshot snapshot, SchemaModel model, Set<String> reserved) {

    private static final String RESERVED = """
            SELECT relname FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace
            UNION SELECT typname FROM pg_type WHERE typnamespace = 'pg_catalog'::regnamespace
            UNION SELECT proname FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace""";

    static State of(ThrowawayDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Set<String> reserved = new HashSet<>();
            try (ResultSet names = statement.executeQuery(RESERVED)) {
                while (names.next()) {
                    reserved.add(names.getString(1));
                }
            }
            return new State(
                    database, CatalogSnapshot.of(connection).withoutDatabase(), SchemaModel.of(database), reserved);
        }
    }
}
