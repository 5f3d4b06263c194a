package dev.taskdal.migrator;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scripts of a schema in both directions, read and checked. Immutable. */
final class Scripts {

    private final MigrationScripts locations;
    private final List<Script> ups;
    private final List<Script> downs;

    private Scripts(MigrationScripts locations, List<Script> ups, List<Script> downs) {
        this.locations = locations;
        this.ups = ups;
        this.downs = downs;
    }

    /** Reads the migrations, if there are any, without their undos. @throws MigrationException if anything is wrong */
    static Scripts any(MigrationScripts locations) {
        return new Scripts(locations, checked(locations.migrations(), Direction.UP), List.of());
    }

    /** Reads the migrations, without their undos. @throws MigrationException if there are none, or anything is wrong */
    static Scripts up(MigrationScripts locations) {
        Scripts scripts = any(locations);
        if (scripts.ups.isEmpty()) {
            // A wrong path must not look like a database that is up to date.
            throw new MigrationException(none(locations.migrations()) + " Nothing was changed.");
        }
        return scripts;
    }

    /** Reads the migrations and their undos. @throws MigrationException if there are none, or anything is wrong */
    static Scripts both(MigrationScripts locations) {
        List<Script> ups = up(locations).ups;
        List<Script> downs = checked(locations.undos(), Direction.DOWN);
        List<String> problems = mismatches(ups, downs);
        if (!problems.isEmpty()) {
            throw new MigrationException(String.join("\n", problems) + " Nothing was changed.");
        }
        return new Scripts(locations, ups, downs);
    }

    /** @throws MigrationException if anything is wrong with the undo scripts */
    Scripts withUndos() {
        return both(locations);
    }

    /** All that is wrong with the files, missing undos included. */
    static List<String> problems(MigrationScripts locations) {
        ScriptFolder up = ScriptFolder.read(locations.migrations(), Direction.UP);
        List<String> problems = new ArrayList<>(up.problems());
        if (up.scripts().isEmpty() && problems.isEmpty()) {
            problems.add(none(locations.migrations()));
        }
        ScriptFolder down = ScriptFolder.read(locations.undos(), Direction.DOWN);
        problems.addAll(down.problems());
        problems.addAll(mismatches(up.scripts(), down.scripts()));
        for (Script script : up.scripts()) {
            if (find(down.scripts(), script.version()).isEmpty()) {
                problems.add(missingUndo(script, locations));
            }
        }
        return List.copyOf(problems);
    }

    private static List<Script> checked(List<String> locations, Direction direction) {
        ScriptFolder folder = ScriptFolder.read(locations, direction);
        if (!folder.problems().isEmpty()) {
            throw new MigrationException(String.join("\n", folder.problems()) + " Nothing was changed.");
        }
        return folder.scripts();
    }

    private static String none(List<String> locations) {
        return "There are no migrations in " + String.join(", ", locations)
                + ". Check the location, and that the scripts are named like V0001__verb_object.sql.";
    }

    private static List<String> mismatches(List<Script> ups, List<Script> downs) {
        List<String> problems = new ArrayList<>();
        for (Script down : downs) {
            Optional<Script> up = find(ups, down.version());
            if (up.isEmpty()) {
                problems.add(
                        down.name() + " undoes a version that has no migration. Restore its V script, or remove it.");
            } else if (!up.get()
                    .migration()
                    .description()
                    .equals(down.migration().description())) {
                problems.add(down.name() + " and " + up.get().name()
                        + " have the same version and different names. Name the undo script like its migration.");
            }
        }
        return problems;
    }

    private static String missingUndo(Script script, MigrationScripts locations) {
        return script.name() + " has no undo script. Write " + script.name().replaceFirst("^V", "U")
                + (locations.undos().isEmpty() ? "" : " in " + String.join(", ", locations.undos())) + ".";
    }

    /** Oldest first. */
    List<Script> ups() {
        return ups;
    }

    SchemaVersion head() {
        return ups.get(ups.size() - 1).version();
    }

    Optional<Script> find(SchemaVersion version) {
        return find(ups, version);
    }

    /** @throws MigrationException if there is no such migration */
    Script get(SchemaVersion version) {
        return find(version)
                .orElseThrow(() -> new MigrationException("There is no migration to version " + version + " in "
                        + where()
                        + ". It has "
                        + ups.stream().map(up -> up.version().toString()).collect(joining(", "))
                        + ". Nothing was changed."));
    }

    /** @throws MigrationException if it has none */
    Script undoOf(Script up) {
        return find(downs, up.version())
                .orElseThrow(() -> new MigrationException(missingUndo(up, locations) + " Nothing was changed."));
    }

    /** Those up to and including a version; none before the first. */
    List<Script> upTo(Optional<SchemaVersion> version) {
        return version.map(last -> ups.stream()
                        .filter(up -> up.version().compareTo(last) <= 0)
                        .toList())
                .orElse(List.of());
    }

    String where() {
        return String.join(", ", locations.migrations());
    }

    private static Optional<Script> find(List<Script> scripts, SchemaVersion version) {
        return scripts.stream().filter(one -> one.version().equals(version)).findFirst();
    }
}
