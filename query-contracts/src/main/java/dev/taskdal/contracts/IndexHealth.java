package dev.taskdal.contracts;

import io.github.mfvanek.pg.connection.PgConnection;
import io.github.mfvanek.pg.connection.PgConnectionImpl;
import io.github.mfvanek.pg.core.checks.host.DuplicatedIndexesCheckOnHost;
import io.github.mfvanek.pg.core.checks.host.ForeignKeysNotCoveredWithIndexCheckOnHost;
import io.github.mfvanek.pg.core.checks.host.InvalidIndexesCheckOnHost;
import io.github.mfvanek.pg.model.context.PgContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What can be told of indexes from the catalog alone, by the rules of <a
 * href="https://github.com/mfvanek/pg-index-health">pg-index-health</a>. Its rule for indexes of which one begins like the
 * other isn't used: such a pair can be right, and {@link IndexNeeds} knows whether it is.
 */
final class IndexHealth {

    private IndexHealth() {}

    /** Empty if all is well. */
    static List<String> problems(DataSource database, String url) throws SQLException {
        PgConnection connection = PgConnectionImpl.ofUrl(database, url);
        List<String> problems = new ArrayList<>();
        for (String schema : schemas(database)) {
            PgContext context = PgContext.of(schema);
            new DuplicatedIndexesCheckOnHost(connection)
                    .check(context)
                    .forEach(found -> problems.add("Duplicate indexes on " + found.getTableName() + ": "
                            + String.join(", ", found.getIndexNames()) + ". Drop all but one."));
            new ForeignKeysNotCoveredWithIndexCheckOnHost(connection)
                    .check(context)
                    .forEach(found -> problems.add("No index begins with the columns of the foreign key "
                            + found.getConstraintName() + " on " + found.getTableName()
                            + ", so each delete of a row that it can refer to reads the whole table. Create one."));
            new InvalidIndexesCheckOnHost(connection)
                    .check(context)
                    .forEach(found -> problems.add("The index " + found.getIndexName() + " on " + found.getTableName()
                            + " is invalid, as a CREATE INDEX CONCURRENTLY that failed leaves it. Drop it and create it"
                            + " again."));
        }
        return problems;
    }

    private static List<String> schemas(DataSource database) throws SQLException {
        List<String> schemas = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select nspname from pg_namespace where nspname !~ '^pg_'"
                        + " and nspname <> 'information_schema' order by 1")) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        return schemas;
    }
}
