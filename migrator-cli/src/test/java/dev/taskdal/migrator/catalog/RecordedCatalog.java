package dev.taskdal.migrator.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** A catalog as text, so that what one server said can be compared with what another says. */
final class RecordedCatalog {

    private static final String FIELD = " | ";
    private static final String LINE = "\\n";

    private RecordedCatalog() {}

    static String of(Connection connection) throws SQLException {
        return CatalogQuery.read(connection).stream()
                .map(object -> String.join(
                                FIELD,
                                object.name(),
                                String.valueOf(object.owner()),
                                object.comparison().name(),
                                object.definition())
                        .replace("\n", LINE))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static CatalogSnapshot read(int major, String text) {
        List<CatalogObject> objects = text.lines()
                .map(line -> line.replace(LINE, "\n").split(" \\| ", 4))
                .map(fields -> new CatalogObject(
                        fields[0],
                        fields[1].equals("null") ? null : fields[1],
                        fields[3],
                        CatalogObject.Comparison.valueOf(fields[2])))
                .toList();
        return CatalogSnapshot.of(major, objects);
    }
}
