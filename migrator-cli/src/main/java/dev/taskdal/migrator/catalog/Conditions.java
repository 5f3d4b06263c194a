package dev.taskdal.migrator.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes away parentheses that mean nothing: those of an AND inside of an AND, and of an OR inside of an OR. PostgreSQL keeps
 * {@code x BETWEEN 1 AND 2 AND y} as {@code ((x >= 1 AND x <= 2) AND y)}; once that text went through a dump and back, it
 * keeps {@code (x >= 1 AND x <= 2 AND y)}.
 */
final class Conditions {

    private static final List<String> CONNECTIVES = List.of(" AND ", " OR ");

    private final String text;
    private int position;
    private boolean balanced = true;

    private Conditions(String text) {
        this.text = text;
    }

    /** The same condition, or whatever else the text is, without them. */
    static String flattened(String text) {
        Conditions conditions = new Conditions(text);
        String flat = conditions.group().toString();
        return conditions.balanced && conditions.position == text.length() ? flat : text;
    }

    /** What stands between two parentheses: text, and groups in parentheses of their own. */
    private static final class Group {

        private final List<Object> parts = new ArrayList<>();

        /** Which word joins its operands; null if there is none, or something else, such as a comma. */
        private @Nullable String connective() {
            StringBuilder own = new StringBuilder();
            parts.forEach(part -> own.append(part instanceof Group ? "()" : part));
            List<String> found =
                    CONNECTIVES.stream().filter(word -> own.indexOf(word) >= 0).toList();
            return found.size() == 1 && own.indexOf(",") < 0 && own.indexOf("'") < 0 ? found.get(0) : null;
        }

        /** Whether the part is a whole operand, and not the argument of a function or of NOT. */
        private boolean isOperand(int index, String connective) {
            boolean begins = index == 0 || parts.get(index - 1).toString().endsWith(connective);
            boolean ends =
                    index == parts.size() - 1 || parts.get(index + 1).toString().startsWith(connective);
            return begins && ends;
        }

        private void flatten() {
            String connective = connective();
            if (connective == null) {
                return;
            }
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i) instanceof Group inner
                        && connective.equals(inner.connective())
                        && isOperand(i, connective)) {
                    parts.remove(i);
                    parts.addAll(i, inner.parts);
                    i += inner.parts.size() - 1;
                }
            }
        }

        @Override
        public String toString() {
            StringBuilder all = new StringBuilder();
            parts.forEach(part -> all.append(part instanceof Group ? "(" + part + ")" : part));
            return all.toString();
        }
    }

    private Group group() {
        Group group = new Group();
        StringBuilder own = new StringBuilder();
        while (position < text.length() && text.charAt(position) != ')') {
            char c = text.charAt(position);
            if (c == '(') {
                add(group, own);
                position++;
                group.parts.add(group());
                balanced &= position < text.length();
                position++;
            } else if (c == '\'' || c == '"') {
                int end = text.indexOf(c, position + 1);
                end = end < 0 ? text.length() : end + 1;
                own.append(text, position, end);
                position = end;
            } else {
                own.append(c);
                position++;
            }
        }
        add(group, own);
        group.flatten();
        return group;
    }

    private static void add(Group group, StringBuilder own) {
        if (own.length() > 0) {
            group.parts.add(own.toString());
            own.setLength(0);
        }
    }
}
