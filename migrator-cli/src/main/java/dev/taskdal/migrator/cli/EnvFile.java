package dev.taskdal.migrator.cli;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Path;
import java.util.Optional;

/** A {@code .env}: variables as in the environment. */
final class EnvFile {

    private EnvFile() {}

    /** The last value that the file in a folder gives a variable; empty if there is none, or no file. */
    static Optional<String> read(Path folder, String variable) {
        try {
            return Dotenv.configure()
                    .directory(folder.toString())
                    .ignoreIfMissing()
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .stream()
                    .filter(entry -> entry.getKey().equals(variable))
                    .map(DotenvEntry::getValue)
                    .reduce((first, last) -> last);
        } catch (DotenvException e) {
            // Without the cause, which repeats the line.
            throw new Failure(
                    ExitCode.USAGE,
                    folder.resolve(".env") + " has a line that can't be read. It isn't shown, since it may hold a"
                            + " password. Write each line as NAME=value, with quotes around a value that has spaces, or as"
                            + " # comment; without 'export'.");
        }
    }
}
