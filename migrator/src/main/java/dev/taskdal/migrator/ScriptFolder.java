package dev.taskdal.migrator;

import dev.taskdal.migrator.FlywayInternals.File;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The scripts of one direction, read from their locations, and what is wrong with the files there. Immutable.
 *
 * @param scripts by version, oldest first; of a doubled version only the first
 * @param problems one sentence each, which names the file
 */
record ScriptFolder(List<Script> scripts, List<String> problems) {

    private static final Pattern NAME = Pattern.compile("([VU])(\\d+(?:[._]\\d+)*)__(.+)\\.sql");
    private static final Pattern OTHER_LANGUAGE = Pattern.compile("[VURB].*__.*\\.(sh|bash|bat|cmd|ps1|py|java)");
    private static final int LONGEST_DESCRIPTION = 200;

    /**
     * Reads the scripts.
     *
     * @param locations Flyway locations; if there are none, there are no scripts
     * @throws MigrationException if a location doesn't exist or a file can't be read
     */
    static ScriptFolder read(List<String> locations, Direction direction) {
        List<File> files;
        try {
            files = FlywayInternals.files(locations);
        } catch (FlywayException e) {
            throw new MigrationException(
                    "The " + (direction == Direction.UP ? "migrations" : "undo scripts") + " at "
                            + String.join(", ", locations) + " can't be read: " + e.getMessage()
                            + ". Check the path. Nothing was changed.",
                    e);
        } catch (UncheckedIOException e) {
            throw new MigrationException(
                    e.getMessage() + " Save it in that encoding. Nothing was changed.", e.getCause());
        }
        Map<SchemaVersion, Script> scripts = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (File file : files) {
            Matcher name = NAME.matcher(file.name());
            if (file.text() == null || !name.matches() || !name.group(1).equals(prefix(direction))) {
                String problem = refused(file, direction);
                if (problem != null) {
                    problems.add(problem);
                }
                continue;
            }
            Script script = script(file, name);
            Script twin = scripts.putIfAbsent(script.version(), script);
            if (twin != null) {
                problems.add(twin.name() + " and " + script.name() + " in " + file.location()
                        + " have the same version. Give the one that came later the next free number.");
            }
            check(script, problems);
        }
        return new ScriptFolder(List.copyOf(scripts.values()), List.copyOf(problems));
    }

    private static Script script(File file, Matcher name) {
        Migration migration =
                new Migration(SchemaVersion.parse(name.group(2)), name.group(3).replace('_', ' '), file.name());
        return new Script(migration, file.path(), file.text(), FlywayInternals.checksum(file.text()));
    }

    private static void check(Script script, List<String> problems) {
        if (script.migration().description().length() > LONGEST_DESCRIPTION) {
            problems.add(script.name() + " has a name of more than " + LONGEST_DESCRIPTION
                    + " characters, which the history can't hold. Shorten it.");
        }
        try {
            script.header();
            script.steps();
        } catch (MigrationException e) {
            problems.add(e.getMessage());
        }
    }

    private static String prefix(Direction direction) {
        return direction == Direction.UP ? "V" : "U";
    }

    /** Why a file that isn't a script of this direction can't be where it is; null if it's none of our business. */
    private static @Nullable String refused(File file, Direction direction) {
        String name = file.name();
        String where = name + " in " + file.location();
        String lower = name.toLowerCase(Locale.ROOT);
        String first = name.replaceFirst("(__.*|\\.[^.]*)$", "");
        if (lower.endsWith(".sql.conf")) {
            return where
                    + " configures a single script, which isn't supported. Remove it: a script runs in a transaction"
                    + " unless its statement can't.";
        }
        if (file.javaMigration() || OTHER_LANGUAGE.matcher(name).matches()) {
            return where
                    + " is a migration in another language than SQL, which isn't supported: it has no undo. Write it"
                    + " in SQL.";
        }
        if (!lower.endsWith(".sql")) {
            return null;
        }
        if (FlywayInternals.isCallback(first)) {
            return where + " is a callback, which isn't supported: nothing would undo what it does. Make it a versioned"
                    + " script, such as V0001__verb_object.sql.";
        }
        if (name.startsWith("R__")) {
            return where + " is a repeatable script, which has no version to go to. Make it a versioned one, such as"
                    + " V0001__verb_object.sql.";
        }
        if (name.matches("B\\d.*__.*")) {
            return where
                    + " is a baseline script, which isn't supported: it has no way back to the versions in it. On a"
                    + " database that has the schema already, use stamp.";
        }
        if (name.matches("U\\d.*__.*") && direction == Direction.UP) {
            return where + " is an undo script. Put it in the folder of the undo scripts.";
        }
        if (name.matches("V\\d.*__.*") && direction == Direction.DOWN) {
            return where + " is a migration. Put it in the folder of the migrations.";
        }
        return where + " is no name of a script. Name it like " + prefix(direction) + "0001__verb_object.sql.";
    }
}
