package dev.taskdal.migrator.locks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that accepts findings of a script: {@code -- allow: index-build on task because it has a few hundred rows}. Without
 * {@code on}, those of all tables. Immutable.
 *
 * @param file where it stands: the script itself, or the file beside it
 * @param line its line there, from 1
 * @param text what stands behind {@code allow:}
 * @param rule what it is about; null if that is no rule
 * @param table which table; null for all
 * @param problem why it can't be used, in words that follow its text; null if it can
 */
record Allowance(
        String file,
        int line,
        String text,
        @Nullable Rule rule,
        @Nullable String table,
        String reason,
        @Nullable String problem) {

    private static final Pattern COMMENT = Pattern.compile("--\\s*allow:\\s*(.*)");
    private static final Pattern FORM = Pattern.compile("(\\S+)(?:\\s+on\\s+(\\S+))?\\s+because\\s+(\\S.*)");

    /** Those in the comments of a script, each on a line of its own. */
    static List<Allowance> in(String script, String text) {
        List<Allowance> found = new ArrayList<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher comment = COMMENT.matcher(lines.get(i));
            if (comment.matches()) {
                found.add(of(script, i + 1, comment.group(1).strip()));
            }
        }
        return found;
    }

    /** @param text what stands behind {@code allow:} */
    static Allowance of(String file, int line, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return new Allowance(file, line, text, null, null, "", "has another form than: RULE because REASON");
        }
        Optional<Rule> rule = Rule.of(form.group(1));
        String problem = rule.isEmpty()
                ? "names no rule"
                : rule.get().acceptable() ? null : "is about a rule that nothing can excuse";
        return new Allowance(file, line, text, rule.orElse(null), form.group(2), form.group(3), problem);
    }

    boolean accepts(LockFinding finding) {
        return problem == null
                && finding.rule() == rule
                && (table == null || finding.tables().stream().anyMatch(this::isTable));
    }

    private boolean isTable(String name) {
        return name.equals(table) || name.endsWith("." + table);
    }

    /** What it would have accepted, and where it stands. */
    LockFinding unused() {
        String what = "'" + text + "' " + (problem == null ? "matches nothing that the script does" : problem);
        return new LockFinding(Rule.UNUSED_ALLOW, file, line, List.of(), what);
    }
}
