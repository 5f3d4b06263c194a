package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.SchemaVersion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Versions as they are typed. */
final class Versions {

    static final String BASE = "base";
    static final String HEAD = "head";

    private Versions() {}

    /** A number, or {@code base} for the state before the first migration, which is empty. */
    static Optional<SchemaVersion> parseOrBase(String text, @Nullable CommandSpec command) {
        return text.equals(BASE) ? Optional.empty() : Optional.of(parse(text, command));
    }

    static SchemaVersion parse(String text, @Nullable CommandSpec command) {
        try {
            return SchemaVersion.parse(text);
        } catch (IllegalArgumentException e) {
            throw usage(command, String.valueOf(e.getMessage()));
        }
    }

    /** The number behind a sign. */
    static int steps(String text, @Nullable CommandSpec command) {
        try {
            int steps = Integer.parseInt(text.substring(1));
            if (steps > 0) {
                return steps;
            }
        } catch (NumberFormatException e) {
            // The message below says it.
        }
        throw usage(command, "'" + text + "' is no number of versions to go. Give 1 or more behind the sign.");
    }

    static ParameterException usage(@Nullable CommandSpec command, String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }

    static SchemaVersion head(List<Migration> migrations) {
        return migrations.get(migrations.size() - 1).version();
    }

    /** How a version, or none, is called in a sentence. */
    static String name(Optional<SchemaVersion> version) {
        return version.map(one -> "version " + one).orElse("base, before the first migration");
    }
}
