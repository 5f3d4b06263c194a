package dev.taskdal.migrator.draft;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The reference page of drafts. */
final class AutogeneratePage {

    private static final int LONGEST = 400;

    private AutogeneratePage() {}

    static String of(List<ChangeTrial> trials) {
        Map<String, List<ChangeTrial>> groups = trials.stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.change().group(), LinkedHashMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder("""
                # What `revision --autogenerate` drafts

                Made by `AutogenerateTest` (`-Ddocs.write=true` writes it anew; a test fails when it is stale). Each change was made in the
                schema of [base.sql](../../migrator-cli/src/test/resources/dev/taskdal/migrator/draft/base.sql) by
                [changes.sql](../../migrator-cli/src/test/resources/dev/taskdal/migrator/draft/changes.sql), which the draft doesn't know. Both
                files of the draft were run by the migrator. *Exact* means that the whole catalog then was that of the edited schema, and after
                the undo the one before; a draft that is not says what is missing, in the file and on the screen. *Marked* is what the files
                and the screen warn of; where values or rows are lost or may stand in the way, exact as the schema may be, only somebody who
                knows them can decide.

                """);
        page.append("**")
                .append(trials.size())
                .append(" kinds of change: ")
                .append(exact(trials, ChangeTrial::up))
                .append(" exact upwards, ")
                .append(exact(trials, ChangeTrial::down))
                .append(" exact downwards.** The misses:\n\n");
        trials.stream()
                .filter(trial -> !isExact(trial))
                .forEach(trial -> page.append("* ")
                        .append(trial.change().group())
                        .append(", ")
                        .append(trial.change().name())
                        .append(": up ")
                        .append(trial.up())
                        .append("; down ")
                        .append(trial.down())
                        .append(".\n"));
        groups.forEach((group, some) -> {
            page.append("\n## ")
                    .append(group)
                    .append("\n\n| Change | Migration | Undo | Up | Down | Marked |\n|---|---|---|---|---|---|\n");
            some.forEach(trial -> row(trial, page));
        });
        return page.toString();
    }

    private static void row(ChangeTrial trial, StringBuilder page) {
        page.append("| ")
                .append(trial.change().name())
                .append(" | ")
                .append(statements(trial, Draft.Part::up))
                .append(" | ")
                .append(statements(trial, Draft.Part::down))
                .append(" | ")
                .append(trial.up().equals(ChangeTrial.EXACT) ? "exact" : "**no**")
                .append(" | ")
                .append(trial.down().equals(ChangeTrial.EXACT) ? "exact" : "**no**")
                .append(" | ")
                .append(marks(trial))
                .append(" |\n");
    }

    private static String statements(ChangeTrial trial, Function<Draft.Part, List<Change>> direction) {
        return trial.draft().parts().stream()
                .map(part -> direction.apply(part).stream()
                        .map(Change::sql)
                        .filter(sql -> !sql.isEmpty())
                        .map(AutogeneratePage::cell)
                        .collect(Collectors.joining("<br>")))
                .collect(Collectors.joining("<br>*and, in a version of its own:*<br>"));
    }

    private static String cell(String sql) {
        String line = sql.replaceAll("\\s+", " ").replace("|", "\\|");
        return "`" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "`";
    }

    private static String marks(ChangeTrial trial) {
        Set<String> marks = new LinkedHashSet<>();
        trial.draft().parts().forEach(part -> {
            part.up().forEach(change -> change.cautions().forEach(one -> marks.add("up: " + one.kind())));
            part.down().forEach(change -> change.cautions().forEach(one -> marks.add("undo: " + one.kind())));
        });
        return String.join(", ", marks).replace(", undo", "; undo");
    }

    private static boolean isExact(ChangeTrial trial) {
        return trial.up().equals(ChangeTrial.EXACT) && trial.down().equals(ChangeTrial.EXACT);
    }

    private static long exact(List<ChangeTrial> trials, Function<ChangeTrial, String> direction) {
        return trials.stream()
                .filter(trial -> direction.apply(trial).equals(ChangeTrial.EXACT))
                .count();
    }
}
