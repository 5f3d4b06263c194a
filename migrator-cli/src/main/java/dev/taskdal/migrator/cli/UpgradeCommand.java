package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.AppliedMigration;
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

/** Applies migrations. */
@Command(
        name = "upgrade",
        description = "Applies the pending migrations, oldest first, each in a transaction of its own with its record.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  db upgrade",
            "  db upgrade 0003",
            "  db upgrade +1",
            "  db upgrade --sql --from 0002 > upgrade.sql   # without a database, for a DBA",
        })
final class UpgradeCommand implements Callable<Integer> {

    private final Db db;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "head|VERSION|+N",
            defaultValue = Versions.HEAD,
            description =
                    "Where to go: the newest version, a version (1, 001 and 0001 are the same), or so many further."
                            + " Default: ${DEFAULT-VALUE}.")
    private String target = Versions.HEAD;

    @Mixin
    private LockTimeout lockTimeout = new LockTimeout();

    @Option(names = "--sql", description = "Prints the script for psql, records included, and runs nothing.")
    private boolean sql;

    @Option(
            names = "--from",
            paramLabel = "VERSION|base",
            description = "With --sql: the version that the database is at. Default: the one that it is at now.")
    private @Nullable String from;

    UpgradeCommand(Db db) {
        this.db = db;
    }

    @Override
    public Integer call() {
        if (sql) {
            printScript();
            return ExitCode.DONE.number();
        }
        if (from != null) {
            throw Versions.usage(spec, "--from is for --sql: without it the database says what it is at.");
        }
        Database database = db.database();
        List<AppliedMigration> applied;
        try (Progress progress = Progress.on(db.screen())) {
            Migrator migrator = lockTimeout.applyTo(db.migrator(database)).withListener(progress);
            applied = upgrade(migrator);
        }
        Migrator migrator = db.migrator(database);
        db.screen().print(Endings.describe(database, migrator.current(), db.migrations(), applied.isEmpty()));
        return ExitCode.DONE.number();
    }

    private List<AppliedMigration> upgrade(Migrator migrator) {
        if (target.equals(Versions.HEAD)) {
            return migrator.upgrade();
        }
        return target.startsWith("+")
                ? migrator.upgradeBy(Versions.steps(target, spec))
                : migrator.upgradeTo(Versions.parse(target, spec));
    }

    private void printScript() {
        Migrator scripts = lockTimeout.applyTo(db.scripts());
        List<Migration> migrations = db.migrations();
        Optional<SchemaVersion> start =
                from == null ? db.migrator(db.database()).current() : Versions.parseOrBase(from, spec);
        List<Migration> after = migrations.stream()
                .filter(one -> start.map(version -> one.version().compareTo(version) > 0)
                        .orElse(true))
                .toList();
        SchemaVersion end;
        if (target.startsWith("+")) {
            int steps = Versions.steps(target, spec);
            if (steps > after.size()) {
                throw Versions.usage(
                        spec,
                        "There are " + after.size() + " migrations after " + Versions.name(start) + ", not " + steps
                                + ".");
            }
            end = after.get(steps - 1).version();
        } else {
            end = target.equals(Versions.HEAD) ? Versions.head(migrations) : Versions.parse(target, spec);
        }
        db.screen()
                .out()
                .print(
                        start.filter(end::equals).isPresent()
                                ? "-- Nothing to do: " + Versions.name(start) + " is where the database is.\n"
                                : scripts.upgradeScript(start, end));
        db.screen().out().flush();
    }
}
