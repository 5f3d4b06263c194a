package dev.taskdal.migrator.locks;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.project.MigrationProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a project accepts: by comments in its scripts, and by the lines of {@value #FILE} beside {@code schema.sql}, for scripts that
 * were applied somewhere, of which each byte counts. Immutable.
 */
final class Allowances {

    static final String FILE = "locks.allow";

    private final List<Line> lines;

    private Allowances(List<Line> lines) {
        this.lines = lines;
    }

    /** A line of the file. @param script the file name of the script that it is about */
    private record Line(String script, Allowance allowance) {}

    /** @throws IllegalArgumentException if a line of the file is about no script */
    static Allowances of(MigrationProject project, List<Migration> migrations) {
        Path file = project.schema().resolveSibling(FILE);
        if (!Files.exists(file)) {
            return new Allowances(List.of());
        }
        try {
            List<Line> lines = new ArrayList<>();
            List<String> texts = Files.readAllLines(file);
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i).strip();
                if (!text.isEmpty() && !text.startsWith("#")) {
                    lines.add(line(i + 1, text, migrations));
                }
            }
            return new Allowances(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read as UTF-8: " + e, e);
        }
    }

    private static Line line(int number, String text, List<Migration> migrations) {
        String[] parts = text.split(":\\s*", 2);
        boolean known = migrations.stream()
                .map(Migration::script)
                .anyMatch(one -> parts[0].equals(one) || parts[0].equals("U" + one.substring(1)));
        if (parts.length < 2 || !known) {
            throw new IllegalArgumentException(FILE + ":" + number + " is about no script of the project: " + text
                    + ". Write lines like V0002__verb_object.sql: RULE because REASON; or remove it.");
        }
        return new Line(parts[0], Allowance.of(FILE, number, parts[1]));
    }

    /** Accepts what is allowed, and adds what allows nothing. */
    ScriptLocks apply(ScriptLocks locks, String text) {
        List<Allowance> allowed = Stream.concat(
                        Allowance.in(locks.script(), text).stream(),
                        lines.stream()
                                .filter(line -> line.script().equals(locks.script()))
                                .map(Line::allowance))
                .toList();
        Set<Allowance> used = new HashSet<>();
        List<LockFinding> findings = new ArrayList<>();
        for (LockFinding finding : locks.findings()) {
            Optional<Allowance> allowance =
                    allowed.stream().filter(one -> one.accepts(finding)).findFirst();
            allowance.ifPresent(used::add);
            findings.add(
                    allowance.map(one -> finding.acceptedBecause(one.reason())).orElse(finding));
        }
        boolean failed = findings.stream().anyMatch(finding -> finding.rule() == Rule.SCRIPT_FAILS);
        if (!failed) {
            allowed.stream()
                    .filter(one -> !used.contains(one))
                    .map(Allowance::unused)
                    .forEach(findings::add);
        }
        return new ScriptLocks(
                locks.script(),
                locks.direction(),
                locks.took(),
                locks.locks(),
                locks.effects(),
                findings,
                locks.notes());
    }
}
