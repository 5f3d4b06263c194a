package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.draft.Caution.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The files of a draft. */
final class DraftText {

    private static final int WIDTH = 118;

    private DraftText() {}

    static String up(String message, List<Change> changes) {
        StringBuilder text =
                new StringBuilder("-- ").append(RevisionText.sentence(message)).append(".\n");
        List<String> losses = losses(changes);
        if (!losses.isEmpty()) {
            text.append("-- loses-data: ").append(String.join(", ", losses)).append('\n');
        }
        List<String> doubtful = changes.stream()
                .map(Change::sql)
                .filter(sql -> !Compatible.is(sql, changes))
                .toList();
        if (doubtful.isEmpty()) {
            text.insert(text.indexOf("\n") + 1, "-- compatible-with: 0001\n");
        } else {
            text.append("--\n");
            comment(
                    Kind.DECIDE
                            + ": does code that was made for an older version still work once this has run? If so, say since"
                            + " which version, in a line of its own:\n  \"compatible-with: 0001\"",
                    text);
        }
        return text.append(statements(changes)).toString();
    }

    static String down(String message, List<Change> changes) {
        String undone = message.strip().replaceAll("\\R", " ").replaceAll("\\.+$", "");
        return "-- Undoes: " + undone + ".\n" + statements(changes);
    }

    /** Only what the rows of a version lose that were there before it; the rest is marked where it stands. */
    private static List<String> losses(List<Change> changes) {
        return changes.stream()
                .filter(change ->
                        change.sql().startsWith("DROP TABLE ") || change.sql().contains(" DROP COLUMN "))
                .flatMap(change -> change.cautions().stream())
                .filter(caution -> caution.kind() == Kind.LOSES_DATA)
                .map(caution -> caution.text().replaceAll("\\.$", ""))
                .toList();
    }

    private static String statements(List<Change> changes) {
        StringBuilder text = new StringBuilder();
        for (Change change : changes) {
            boolean close =
                    change.sql().startsWith("COMMENT ON ") && change.cautions().isEmpty() && !text.isEmpty();
            text.append(close ? "" : "\n");
            change.cautions().forEach(caution -> comment(caution.toString(), text));
            if (!change.sql().isEmpty()) {
                text.append(change.sql()).append(";\n");
            }
        }
        return text.toString();
    }

    /** Lines of a comment, none too long, except where it quotes SQL. */
    static void comment(String message, StringBuilder text) {
        for (String line : message.split("\n")) {
            for (String part : line.startsWith("  ") ? List.of(line) : wrapped(line)) {
                text.append("-- ").append(part).append('\n');
            }
        }
    }

    private static List<String> wrapped(String line) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : line.split(" ")) {
            if (!current.isEmpty() && current.length() + word.length() >= WIDTH) {
                lines.add(current.toString());
                current.setLength(0);
            }
            current.append(current.isEmpty() ? "" : " ").append(word);
        }
        lines.add(current.toString());
        return lines.stream().filter(part -> !part.isEmpty()).collect(Collectors.toList());
    }
}
