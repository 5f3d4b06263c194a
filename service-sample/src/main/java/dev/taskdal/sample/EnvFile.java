package dev.taskdal.sample;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** A {@code .env}: variables as in the environment. Spring's own import of such a file knows neither quotes nor UTF-8. */
final class EnvFile {

    private EnvFile() {}

    /** What the file in that folder sets; nothing if there is none. */
    static Map<String, Object> read(Path folder) {
        try {
            return Dotenv.configure()
                    .directory(folder.toString())
                    .ignoreIfMissing()
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .stream()
                    .collect(Collectors.toMap(DotenvEntry::getKey, DotenvEntry::getValue, (first, last) -> last));
        } catch (DotenvException e) {
            // Without the cause, which repeats the line.
            throw new StartRefusedException(
                    "The file .env has a line that can't be read. It isn't shown, since it may hold a password.",
                    "Write each line as NAME=value, with quotes around a value that has spaces, or as # comment;"
                            + " without 'export'.",
                    null);
        }
    }
}
