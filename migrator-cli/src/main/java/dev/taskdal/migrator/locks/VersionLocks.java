package dev.taskdal.migrator.locks;

import dev.taskdal.migrator.Migration;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found of one version.
 *
 * @param migration which one
 * @param rows how many rows those tables were given whose rows it works on
 * @param scripts the migration, and its undo if it has one
 * @param notes of which tables there are fewer rows, and why; sentences
 * @param took how long it took to find out, with the rows
 */
public record VersionLocks(
        Migration migration, long rows, List<ScriptLocks> scripts, List<String> notes, Duration took) {

    public VersionLocks {
        scripts = List.copyOf(scripts);
        notes = List.copyOf(notes);
    }

    /** All that was found, accepted or not. */
    public List<LockFinding> findings() {
        return scripts.stream().flatMap(script -> script.findings().stream()).toList();
    }

    /** What no allow accepts. */
    public List<LockFinding> open() {
        return findings().stream()
                .filter(finding -> finding.accepted().isEmpty())
                .toList();
    }

    /** Whether nothing was found, or all of it is accepted. */
    public boolean holds() {
        return open().isEmpty();
    }

    /** All of it for people, in lines of which each but the last ends with a line break. */
    @Override
    public String toString() {
        return String.join(
                "\n",
                Stream.concat(
                                scripts.stream().flatMap(script -> ScriptText.lines(script, rows).stream()),
                                notes.stream().map(note -> "  note: " + note))
                        .toList());
    }
}
