package dev.taskdal.migrator.locks;

import java.util.List;
import java.util.Optional;

/**
 * Something that others would notice of a script.
 *
 * @param rule which rule it breaks
 * @param script the file name of the script
 * @param line the line of the statement, from 1
 * @param tables which tables it is about, with their schemas; none if it is about the script
 * @param what what it does, in a sentence
 * @param accepted why that is all right, as an allow says; empty if none does
 */
public record LockFinding(
        Rule rule, String script, int line, List<String> tables, String what, Optional<String> accepted) {

    public LockFinding {
        tables = List.copyOf(tables);
    }

    LockFinding(Rule rule, String script, int line, List<String> tables, String what) {
        this(rule, script, line, tables, what, Optional.empty());
    }

    LockFinding acceptedBecause(String reason) {
        return new LockFinding(rule, script, line, tables, what, Optional.of(reason));
    }

    /** All of it, several lines without a line break at the end. */
    @Override
    public String toString() {
        String head = rule + rule.eugene().map(code -> " (" + code + ")").orElse("") + " in " + script + ":" + line;
        if (accepted.isPresent()) {
            return head + ": accepted, because " + accepted.get() + "\n    found    " + what;
        }
        return head + "\n    found    " + what + "\n    why      " + rule.reason() + "\n    do       " + rule.safer();
    }
}
