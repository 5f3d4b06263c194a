package dev.taskdal.migrator.cli;

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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records a version without running anything. */
@Command(
        name = "stamp",
        description =
                "Records that the database is at a version, without running anything: versions up to it as applied,"
                        + " later ones as undone. For a database whose schema came there in another way; 'db check' tells whether it"
                        + " is what the version says.",
        footerHeading = "%nExamples:%n",
        footer = {"  db stamp 0003", "  db stamp head", "  db stamp base"})
final class StampCommand implements Callable<Integer> {

    private final Db db;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "VERSION|head|base", description = "The version to record.")
    private String target = "";

    @Mixin
    private LockTimeout lockTimeout = new LockTimeout();

    StampCommand(Db db) {
        this.db = db;
    }

    @Override
    public Integer call() {
        Database database = db.database();
        Optional<SchemaVersion> version = version(db.migrations());
        try (Progress progress = Progress.on(db.screen())) {
            Migrator migrator = lockTimeout.applyTo(db.migrator(database)).withListener(progress);
            migrator.stamp(version);
        }
        db.screen()
                .print(database + " is recorded to be at @|bold " + Versions.name(version)
                        + "|@. Nothing was run: 'db check' tells whether its schema is that version's.");
        return ExitCode.DONE.number();
    }

    /** As its script is numbered, if there is one. */
    private Optional<SchemaVersion> version(List<Migration> migrations) {
        if (target.equals(Versions.HEAD)) {
            return Optional.of(Versions.head(migrations));
        }
        return Versions.parseOrBase(target, spec)
                .map(typed -> migrations.stream()
                        .map(Migration::version)
                        .filter(typed::equals)
                        .findFirst()
                        .orElse(typed));
    }
}
