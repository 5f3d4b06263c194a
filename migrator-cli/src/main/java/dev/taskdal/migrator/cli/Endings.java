package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.SchemaVersion;
import java.util.List;
import java.util.Optional;

/** The last line of a command that went well. */
final class Endings {

    private Endings() {}

    static String describe(
            Database database, Optional<SchemaVersion> current, List<Migration> migrations, boolean nothingDone) {
        boolean head = current.filter(Versions.head(migrations)::equals).isPresent();
        return (nothingDone ? "Nothing to do: " : "") + database + " is at @|bold " + Versions.name(current) + "|@"
                + (head ? ", the head." : ".");
    }
}
