package dev.taskdal.migrator.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Takes away parentheses that the server writes and nobody else would. Works on masked text. */
final class Parentheses {

    private static final List<String> DOUBLED =
            List.of("CHECK (", "WHEN (", "USING (", "WITH CHECK (", "GENERATED ALWAYS AS (");

    private Parentheses() {}

    static String lessened(String text) {
        String less = text;
        boolean exclusion = text.contains(" EXCLUDE ");
        List<String> doubled = new ArrayList<>(DOUBLED);
        if (exclusion) {
            doubled.add("WHERE (");
        }
        for (String start : doubled) {
            for (int at = less.indexOf(start); at >= 0; at = less.indexOf(start, at + 1)) {
                int open = at + start.length() - 1;
                int close = end(less, open);
                if (close > 0) {
                    String condition = condition(less.substring(open + 1, close));
                    less = less.substring(0, open + 1) + condition + less.substring(close);
                }
            }
        }
        for (int at = less.indexOf(" WHERE ("); at >= 0 && !exclusion; at = less.indexOf(" WHERE (", at + 1)) {
            int open = at + " WHERE ".length();
            int close = end(less, open);
            boolean whole = close > 0
                    && (close == less.length() - 1
                            || less.substring(close + 1).matches("(?s)( (GROUP|ORDER|WITH) .*|\\).*)"));
            if (whole) {
                less = less.substring(0, open) + condition(less.substring(open, close + 1)) + less.substring(close + 1);
            }
        }
        return less;
    }

    /** A condition without parentheses around all of it, or around a comparison in an AND or an OR. */
    private static String condition(String text) {
        String inner = text.strip();
        while (inner.startsWith("(") && end(inner, 0) == inner.length() - 1) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        for (String word : List.of(" AND ", " OR ")) {
            List<String> operands = split(inner, word);
            String other = word.equals(" AND ") ? " OR " : " AND ";
            if (operands.size() > 1 && split(inner, other).size() == 1) {
                return operands.stream().map(Parentheses::operand).collect(Collectors.joining(word));
            }
        }
        return inner;
    }

    private static String operand(String operand) {
        boolean group = operand.startsWith("(") && end(operand, 0) == operand.length() - 1;
        String inner = group ? operand.substring(1, operand.length() - 1) : operand;
        return group
                        && split(inner, " AND ").size() == 1
                        && split(inner, " OR ").size() == 1
                        && split(inner, ",").size() == 1
                ? inner
                : operand;
    }

    /** Parts between separators that stand in no parentheses or brackets. */
    static List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (depth == 0 && text.startsWith(separator, i)) {
                parts.add(text.substring(start, i));
                start = i + separator.length();
                i = start - 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** Where the parenthesis that opens there is closed; -1 if it isn't. */
    static int end(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
