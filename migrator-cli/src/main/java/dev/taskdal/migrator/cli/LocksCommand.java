package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.locks.LockFinding;
import dev.taskdal.migrator.locks.LocksListener;
import dev.taskdal.migrator.locks.MigrationLocks;
import dev.taskdal.migrator.locks.ScriptLocks;
import dev.taskdal.migrator.locks.TableLock;
import dev.taskdal.migrator.locks.VersionLocks;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what migrations do to a database that others are using. */
@Command(
        name = "locks",
        description =
                "Says what migrations and their undos do to a database that others are using: the strongest lock on each"
                        + " table that was there before, what waits behind it and how long, and what is rewritten, read or built"
                        + " meanwhile. Measured by running them on a throwaway database with rows in every table; your database"
                        + " is only asked what is pending.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  db locks",
            "  db locks 0002 --rows 1000000",
            "  db locks all",
            "  db locks --json | jq -r '.[] | select(.kind == \"finding\" and .accepted == null) | .rule'"
        })
final class LocksCommand implements Callable<Integer> {

    private static final String PENDING = "pending";
    private static final String ALL = "all";

    private final Db db;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "VERSION",
            description = "A version such as 0002; 'pending' for those that the database lacks, 'all' for all. Default:"
                    + " pending if a database is named, else all.")
    private @Nullable String what;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "How many rows each table gets, for how long it takes. Default: "
                    + MigrationLocks.DEFAULT_ROWS + ". What is found doesn't depend on it.")
    private long rows = MigrationLocks.DEFAULT_ROWS;

    @Option(
            names = "--json",
            description =
                    "Prints a JSON array of objects: of kind lock with script, table, mode, line, statement and"
                            + " heldMillis; of kind finding with script, line, rule, tables, what and accepted (the reason, or null).")
    private boolean json;

    LocksCommand(Db db) {
        this.db = db;
    }

    @Override
    public Integer call() {
        List<Migration> wanted = wanted();
        if (wanted.isEmpty()) {
            db.screen().out().println(json ? "[]" : "Nothing to measure: nothing is pending.");
            return ExitCode.DONE.number();
        }
        MigrationLocks locks;
        try {
            locks = MigrationLocks.of(db.throwaway(), db.project()).withRows(rows);
        } catch (IllegalArgumentException e) {
            throw Versions.usage(spec, String.valueOf(e.getMessage()));
        }
        List<VersionLocks> measured = measure(locks, wanted);
        if (json) {
            db.screen().out().println(json(measured));
        }
        long open = measured.stream().filter(version -> !version.holds()).count();
        if (!json) {
            db.screen()
                    .print(
                            open == 0
                                    ? "Nobody is disturbed more than has been accepted."
                                    : "@|red " + open + " of " + measured.size()
                                            + "|@ disturb those who use the database. Accept what can't be helped with a"
                                            + " comment in the script: -- allow: RULE because REASON");
        }
        return (open == 0 ? ExitCode.DONE : ExitCode.NO).number();
    }

    private List<Migration> wanted() {
        List<Migration> migrations = db.migrations();
        Optional<Database> database = db.findDatabase();
        String wanted = what != null ? what : database.isPresent() ? PENDING : ALL;
        return switch (wanted) {
            case ALL -> migrations;
            case PENDING -> db.migrator(db.database()).pending();
            default -> {
                SchemaVersion version = Versions.parse(wanted, spec);
                List<Migration> one = migrations.stream()
                        .filter(migration -> migration.version().equals(version))
                        .toList();
                if (one.isEmpty()) {
                    throw new Failure(
                            ExitCode.FAILED,
                            "There is no migration to version " + version + " in "
                                    + db.project().migrations() + ". The head is " + Versions.head(migrations) + ".");
                }
                yield one;
            }
        };
    }

    private List<VersionLocks> measure(MigrationLocks locks, List<Migration> wanted) {
        try (Progress progress = Progress.on(db.screen())) {
            return locks.run(wanted::contains, new LocksListener() {
                @Override
                public void started(Migration migration) {
                    if (!json) {
                        progress.started(migration + ", locks");
                    }
                }

                @Override
                public void filling(String table, long done, long of) {
                    progress.at(table, done, of);
                }

                @Override
                public void filled() {
                    progress.at("", 0, 0);
                }

                @Override
                public void finished(VersionLocks version) {
                    progress.ended();
                    if (!json) {
                        print(version);
                    }
                }
            });
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private void print(VersionLocks version) {
        String verdict = version.findings().isEmpty()
                ? "@|green quiet|@   "
                : version.holds() ? "@|green accepted|@" : "@|red found|@   ";
        db.screen().print(verdict + " " + version.migration());
        db.screen().out().println(version);
    }

    private static String json(List<VersionLocks> versions) {
        JsonArray array = new JsonArray();
        for (VersionLocks version : versions) {
            for (ScriptLocks script : version.scripts()) {
                for (TableLock lock : script.locks()) {
                    array.object()
                            .put("kind", "lock")
                            .put("script", script.script())
                            .put("table", lock.table())
                            .put("mode", lock.mode().toString())
                            .put("line", (long) lock.line())
                            .put("statement", lock.statement())
                            .put("waiting", lock.mode().waiting())
                            .put("heldMillis", lock.held().toMillis());
                }
                for (LockFinding finding : script.findings()) {
                    array.object()
                            .put("kind", "finding")
                            .put("script", finding.script())
                            .put("line", (long) finding.line())
                            .put("rule", finding.rule().id())
                            .put("tables", String.join(", ", finding.tables()))
                            .put("what", finding.what())
                            .put("accepted", finding.accepted().orElse(null));
                }
            }
        }
        return array.toString();
    }
}
