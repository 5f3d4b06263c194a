package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.proof.MigrationProof;
import dev.taskdal.migrator.proof.ProofListener;
import dev.taskdal.migrator.proof.VersionProof;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Proves that undo scripts undo. */
@Command(
        name = "prove",
        description =
                "Proves each migration on a throwaway database with rows in every table: up, down, up again. The catalog"
                        + " after down has to be the one before, that after the second up the first one's, and rows that were there"
                        + " before have to be there, value for value. It needs no database of yours.",
        footerHeading = "%nExamples:%n",
        footer = {"  db prove", "  THROWAWAY_POSTGRES=docker THROWAWAY_POSTGRES_IMAGE=postgres:15 db prove"})
final class ProveCommand implements Callable<Integer> {

    private final Db db;

    ProveCommand(Db db) {
        this.db = db;
    }

    @Override
    public Integer call() {
        // First, since a wrong folder is no project without migrations.
        db.migrations();
        List<VersionProof> proofs;
        try (Progress progress = Progress.on(db.screen())) {
            proofs = MigrationProof.of(db.throwaway(), db.project()).run(new ProofListener() {
                @Override
                public void started(Migration migration) {
                    progress.started(migration + ", proof");
                }

                @Override
                public void finished(VersionProof proof) {
                    progress.ended();
                    print(proof, db.screen());
                }
            });
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
        long broken = proofs.stream().filter(proof -> !proof.holds()).count();
        if (broken == 0) {
            db.screen().print("All of them can be undone, and nothing is lost that they don't say.");
            return ExitCode.DONE.number();
        }
        db.screen().print("@|red " + broken + " of " + proofs.size() + "|@ don't hold.");
        return ExitCode.NO.number();
    }

    static void print(VersionProof proof, Screen screen) {
        if (proof.holds()) {
            screen.print("@|green holds|@  " + proof.migration() + ", proven in " + Durations.format(proof.took()));
            return;
        }
        screen.print("@|red broken|@ " + proof.migration());
        screen.out().println(Findings.list(proof.findings()));
    }
}
