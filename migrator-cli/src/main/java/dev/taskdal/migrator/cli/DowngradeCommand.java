package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.AppliedMigration;
import dev.taskdal.migrator.DataLoss;
import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.SchemaVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Undoes migrations. */
@Command(
        name = "downgrade",
        description = "Undoes migrations, newest first, each in a transaction of its own with its record. Where rows or"
                + " values would be lost, it counts them and refuses.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  db downgrade -1",
            "  db downgrade 0003",
            "  db downgrade base --accept-data-loss",
            "  db downgrade 0002 --sql --from 0004 > downgrade.sql   # without a database, for a DBA",
        })
final class DowngradeCommand implements Callable<Integer> {

    private final Db db;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "-N|VERSION|base",
            description =
                    "Where to go: so many versions back, a version (1, 001 and 0001 are the same), or before the first.")
    private String target = "";

    @Option(names = "--accept-data-loss", description = "Goes on where rows or values are lost.")
    private boolean acceptDataLoss;

    @Mixin
    private LockTimeout lockTimeout = new LockTimeout();

    @Option(
            names = "--sql",
            description =
                    "Prints the script for psql, records included, and runs nothing. The script asks nobody about data.")
    private boolean sql;

    @Option(
            names = "--from",
            paramLabel = "VERSION",
            description = "With --sql: the version that the database is at. Default: the one that it is at now.")
    private @Nullable String from;

    DowngradeCommand(Db db) {
        this.db = db;
    }

    @Override
    public Integer call() {
        // -1 is an option that doesn't exist, so all of those get here.
        if (target.startsWith("-") && !target.matches("-\\d+")) {
            throw Versions.usage(spec, "Unknown option: '" + target + "'");
        }
        if (sql) {
            printScript();
            return ExitCode.DONE.number();
        }
        if (from != null) {
            throw Versions.usage(spec, "--from is for --sql: without it the database says what it is at.");
        }
        Database database = db.database();
        List<AppliedMigration> undone;
        try (Progress progress = Progress.on(db.screen())) {
            Migrator migrator = lockTimeout.applyTo(db.migrator(database)).withListener(progress);
            undone = downgrade(migrator);
        }
        Migrator migrator = db.migrator(database);
        db.screen().print(Endings.describe(database, migrator.current(), db.migrations(), undone.isEmpty()));
        return ExitCode.DONE.number();
    }

    private List<AppliedMigration> downgrade(Migrator migrator) {
        DataLoss dataLoss = acceptDataLoss ? DataLoss.ACCEPTED : DataLoss.REFUSED;
        return target.startsWith("-")
                ? migrator.downgradeBy(Versions.steps(target, spec), dataLoss)
                : migrator.downgradeTo(Versions.parseOrBase(target, spec), dataLoss);
    }

    private void printScript() {
        Migrator scripts = lockTimeout.applyTo(db.scripts());
        SchemaVersion start = from == null
                ? db.migrator(db.database())
                        .current()
                        .orElseThrow(() -> new Failure(
                                ExitCode.FAILED, "There is nothing to undo: no migration is applied to the database."))
                : Versions.parse(from, spec);
        String script = scripts.downgradeScript(start, end(db.migrations(), start));
        db.screen().out().print(script);
        db.screen().out().flush();
    }

    private Optional<SchemaVersion> end(List<Migration> migrations, SchemaVersion start) {
        if (!target.startsWith("-")) {
            return Versions.parseOrBase(target, spec);
        }
        int steps = Versions.steps(target, spec);
        List<Migration> applied = migrations.stream()
                .filter(one -> one.version().compareTo(start) <= 0)
                .toList();
        if (steps > applied.size()) {
            throw Versions.usage(
                    spec,
                    "There are " + applied.size() + " migrations up to version " + start + ", not " + steps + ".");
        }
        return steps == applied.size()
                ? Optional.empty()
                : Optional.of(applied.get(applied.size() - steps - 1).version());
    }
}
