package dev.taskdal.migrator.locks;

import dev.taskdal.migrator.locks.Snapshot.Column;
import dev.taskdal.migrator.locks.Snapshot.Relation;
import java.util.ArrayList;
import java.util.List;

/** What a statement did with the rows of a table, in words. */
final class Work {

    private static final String ZONED = "timestamp with time zone";
    private static final String ZONELESS = "timestamp without time zone";

    private Work() {}

    /** In words that a name of the table can follow after "of"; nothing if it left the rows alone. */
    static List<String> of(Change change, Relation table) {
        List<String> work = new ArrayList<>();
        if (change.rewritten(table)) {
            work.add("writes a new copy");
            return work;
        }
        for (Relation index : change.builtIndexes(table)) {
            work.add("builds the index " + index.name());
        }
        if (change.changed(table) > 0) {
            work.add("changes " + change.changed(table) + " rows");
        }
        if (change.readWhole(table)) {
            work.add("reads all rows");
        }
        return work;
    }

    /** Whether the type of a column would have to be rewritten in a session of another time zone. */
    static boolean dependsOnTimeZone(Change change, Relation table) {
        return !change.rewritten(table)
                && !change.changedColumns(
                                table,
                                column -> isOne(column.before(), ZONED) && isOne(column.after(), ZONELESS)
                                        || isOne(column.before(), ZONELESS) && isOne(column.after(), ZONED))
                        .isEmpty();
    }

    private static boolean isOne(Column column, String type) {
        return column.type().replaceAll("\\(\\d+\\)", "").equals(type);
    }
}
