package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.draft.Rename;
import dev.taskdal.migrator.draft.Revision;
import dev.taskdal.migrator.draft.RevisionException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
                        + " database of yours. With --autogenerate both are drafted from what was edited in schema.sql, and"
                        + " proven.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  db revision -m \"add task priority\"",
            "  db revision --autogenerate -m \"add task priority\"     # after an edit of schema.sql",
            "  db revision --autogenerate -m \"rename task title\" --rename task.title=name",
        })
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

    @Option(
            names = "--autogenerate",
            description =
                    "Drafts both files from the difference between the edited schema and what the migrations make.")
    private boolean autogenerate;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "The edited schema, for --autogenerate. Default: schema.sql beside the migrations.")
    private @Nullable Path schema;

    @Option(
            names = "--rename",
            paramLabel = "OLD=NEW",
            description =
                    "For --autogenerate: table.column=new or table=new is a rename, and keeps what is in it. Also for a"
                            + " view, a sequence, a type, and a value of an enum (type.value=new). May be given several times.")
    private List<String> renames = new ArrayList<>();

    RevisionCommand(Db db) {
        this.db = db;
    }

    @Override
    public Integer call() throws SQLException {
        if (!autogenerate && (schema != null || !renames.isEmpty())) {
            throw Versions.usage(
                    spec, (schema == null ? "--rename" : "--schema") + " is for a draft: give --autogenerate, too.");
        }
        try {
            return autogenerate
                    ? new DraftRun(db, message)
                            .of(schema, renames.stream().map(Rename::parse).toList())
                    : plain();
        } catch (IllegalArgumentException e) {
            throw Versions.usage(spec, String.valueOf(e.getMessage()));
        } catch (RevisionException e) {
            throw new Failure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private int plain() {
        Revision revision = Revision.write(db.project(), message);
        db.screen().print("@|green created|@ " + db.relative(revision.up()));
        db.screen().print("@|green created|@ " + db.relative(revision.down()));
        db.screen().print("Write both, then run 'db upgrade', 'db prove' and 'db schema --write'.");
        return ExitCode.DONE.number();
    }
}
