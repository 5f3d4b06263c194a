package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.catalog.CatalogDifference;
import dev.taskdal.migrator.draft.Caution;
import dev.taskdal.migrator.draft.Draft;
import dev.taskdal.migrator.draft.Rename;
import dev.taskdal.migrator.draft.Revision;
import dev.taskdal.migrator.picture.MigratedDatabase;
import dev.taskdal.migrator.picture.PictureException;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.migrator.proof.Finding;
import dev.taskdal.migrator.proof.MigrationProof;
import dev.taskdal.migrator.proof.ProofListener;
import dev.taskdal.migrator.proof.VersionProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drafts a revision, shows what is to be known of it, and proves it at once. */
final class DraftRun {

    private final Db db;
    private final String message;
    private final MigrationProject project;

    DraftRun(Db db, String message) {
        this.db = db;
        this.message = message;
        this.project = db.project();
    }

    int of(@Nullable Path file, List<Rename> renames) throws SQLException {
        Path schema =
                file == null ? project.schema() : db.surroundings().folder().resolve(file);
        String wanted = read(schema);
        Revision.requireName(project, message);
        Optional<Draft> drafted;
        try (Progress progress = Progress.on(db.screen())) {
            progress.started(db.relative(schema) + ", compared with the migrations");
            drafted = Draft.of(db.throwaway(), project, wanted, renames);
        } catch (PictureException e) {
            throw new Failure(
                    ExitCode.FAILED,
                    db.relative(schema) + " can't be loaded into an empty database. " + e.getMessage()
                            + "\nNothing was written.",
                    e);
        }
        if (drafted.isEmpty()) {
            db.screen()
                    .print("Nothing to draft: the migrations make what " + db.relative(schema)
                            + " says. Edit it first. No file was written.");
            return ExitCode.UNCHANGED.number();
        }
        Draft draft = drafted.get();
        List<Revision> revisions = draft.write(project, message);
        for (int i = 0; i < revisions.size(); i++) {
            show(revisions.get(i).up(), draft.cautionsUp(i));
            show(revisions.get(i).down(), draft.cautionsDown(i));
        }
        boolean good = prove(revisions) && !draft.isIncomplete() && makesIt(wanted, schema, revisions);
        db.screen()
                .print(
                        good
                                ? "Read both, and decide what is marked. Then run 'db upgrade' and 'db schema --write'."
                                : "@|red The draft isn't finished|@: finish it by hand, and run 'db prove' and 'db check'; or delete"
                                        + " its files, change " + db.relative(schema) + ", and draft again.");
        return (good ? ExitCode.DONE : ExitCode.NO).number();
    }

    private String read(Path schema) {
        try {
            return Files.readString(schema);
        } catch (NoSuchFileException e) {
            throw new Failure(
                    ExitCode.FAILED,
                    "There is no " + schema
                            + ". Write it with 'db schema --write', edit it, and draft then. Nothing was written.",
                    e);
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, schema + " can't be read: " + e + ". Nothing was written.", e);
        }
    }

    private void show(Path file, List<Caution> cautions) {
        db.screen().print("@|green created|@ " + db.relative(file));
        for (Caution caution : cautions) {
            String text = caution.text().replaceFirst(":\n(?s:.*)", ". The file shows how.");
            db.screen().out().println(db.screen().ansi().string("  @|yellow " + caution.kind() + "|@: ") + text);
        }
    }

    private boolean prove(List<Revision> revisions) {
        List<VersionProof> proofs = proofs(revisions);
        boolean again = false;
        for (int i = 0; i < proofs.size(); i++) {
            // Made-up rows have no value in a column that may be null, and a header must not say what the proof can't
            // see.
            if (!proofs.get(i).holds() && proofs.get(i).findings().stream().allMatch(DraftRun::isOfIdleHeader)) {
                again |= revisions.get(i).takeBackLosses();
            }
        }
        if (again) {
            proofs = proofs(revisions);
        }
        for (int i = 0; i < proofs.size(); i++) {
            VersionProof proof = proofs.get(i);
            ProveCommand.print(proof, db.screen());
            if (!proof.holds()) {
                Finding first = proof.findings().get(0);
                revisions
                        .get(i)
                        .mark("NOT PROVEN: " + first.stage() + ": "
                                + first.what().lines().findFirst().orElse("") + ". See 'db prove'.");
            }
        }
        return proofs.stream().allMatch(VersionProof::holds);
    }

    private static boolean isOfIdleHeader(Finding finding) {
        return finding.what().contains(" says loses-data, but ");
    }

    private List<VersionProof> proofs(List<Revision> revisions) {
        try (Progress progress = Progress.on(db.screen())) {
            return MigrationProof.of(db.throwaway(), project)
                    .from(revisions.get(0).version())
                    .run(new ProofListener() {
                        @Override
                        public void started(Migration migration) {
                            progress.started(migration + ", proof");
                        }

                        @Override
                        public void finished(VersionProof proof) {
                            progress.ended();
                        }
                    });
        }
    }

    private boolean makesIt(String wanted, Path schema, List<Revision> revisions) throws SQLException {
        List<CatalogDifference> differences;
        try (MigratedDatabase migrated = MigratedDatabase.atHead(db.throwaway(), project)) {
            differences = migrated.differencesTo(wanted);
        }
        if (!differences.isEmpty()) {
            db.screen()
                    .print("@|red wrong|@ " + db.relative(schema)
                            + ": the draft makes what is expected here, and it says what is" + " found");
            db.screen().out().println(Findings.list(differences));
            revisions
                    .get(revisions.size() - 1)
                    .mark("NOT FINISHED: it doesn't make what schema.sql says. See 'db check'.");
        }
        return differences.isEmpty();
    }
}
