package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.draft.Revision;
import dev.taskdal.migrator.draft.RevisionException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the files of the next revision. */
@Command(
        name = "revision",
        description =
                "Makes the next numbered migration and its undo, with a header and the rules that apply. It needs no"
                        + " database.",
        footerHeading = "%nExamples:%n",
        footer = "  db revision -m \"add task priority\"")
final class RevisionCommand implements Callable<Integer> {

    private final Db db;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-m", "--message"},
            required = true,
            paramLabel = "MESSAGE",
            description = "What it does, verb first. It becomes the names of the files.")
    private String message = "";

    RevisionCommand(Db db) {
        this.db = db;
    }

    @Override
    public Integer call() {
        try {
            Revision revision = Revision.write(db.project(), message);
            db.screen().print("@|green created|@ " + db.relative(revision.up()));
            db.screen().print("@|green created|@ " + db.relative(revision.down()));
        } catch (IllegalArgumentException e) {
            throw Versions.usage(spec, String.valueOf(e.getMessage()));
        } catch (RevisionException e) {
            throw new Failure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
        db.screen().print("Write both, then run 'db upgrade', 'db prove' and 'db schema --write'.");
        return ExitCode.DONE.number();
    }
}
