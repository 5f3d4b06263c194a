package dev.taskdal.migrator.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Teaches a shell the commands and options. Not picocli's own, whose help option would be the second one of that name. */
@Command(
        name = "generate-completion",
        description = "Prints a script that completes commands and options in bash and zsh.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(./db generate-completion)                        # bash, for this session",
            "  ./db generate-completion > ~/.local/share/bash-completion/completions/db",
        })
final class CompletionCommand implements Callable<Integer> {

    private final Db db;

    @Spec
    private @Nullable CommandSpec spec;

    CompletionCommand(Db db) {
        this.db = db;
    }

    @Override
    public Integer call() {
        db.screen()
                .out()
                .print(AutoComplete.bash(
                        "db", Objects.requireNonNull(spec).root().commandLine()));
        db.screen().out().flush();
        return ExitCode.DONE.number();
    }
}
