package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.SchemaVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says where the database is. */
@Command(
        name = "current",
        description = "Says which version the database is at, and whether it is the head.",
        footerHeading = "%nExamples:%n",
        footer = {"  db current", "  db current --url postgresql://me@localhost/tasks"})
final class CurrentCommand implements Callable<Integer> {

    private final Db db;

    CurrentCommand(Db db) {
        this.db = db;
    }

    @Override
    public Integer call() {
        Migrator migrator = db.migrator(db.database());
        Optional<SchemaVersion> current = migrator.current();
        db.screen().print(describe(current, db.migrations()));
        return ExitCode.DONE.number();
    }

    private static String describe(Optional<SchemaVersion> current, List<Migration> migrations) {
        SchemaVersion head = Versions.head(migrations);
        if (current.isEmpty()) {
            return "@|bold base|@: no migration is applied. The head is " + head + ", " + migrations.size() + " ahead.";
        }
        SchemaVersion version = current.get();
        if (version.equals(head)) {
            return "@|bold " + migrations.get(migrations.size() - 1).version() + "|@ "
                    + migrations.get(migrations.size() - 1).description() + " @|green (head)|@";
        }
        if (version.compareTo(head) > 0) {
            return "@|bold " + version + "|@, @|yellow newer than the head " + head + "|@ of these migrations.";
        }
        long ahead = migrations.stream()
                .filter(one -> one.version().compareTo(version) > 0)
                .count();
        String name = migrations.stream()
                .filter(one -> one.version().equals(version))
                .findFirst()
                .map(one -> " " + one.description())
                .orElse("");
        return "@|bold " + version + "|@" + name + ". The head is " + head + ", @|yellow " + ahead + " ahead|@.";
    }
}
