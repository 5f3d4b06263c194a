package dev.taskdal.migrator.proof;

import java.util.Optional;

/**
 * Makes a text that a regular expression matches, for those that check constraints are made of: literals, classes, groups,
 * alternatives, repetitions. Not for look-around and back references. Whoever uses it checks the result.
 */
final class RegexSample {

    private static final String VISIBLE = "a1Ab0-_. @:/+#";

    private final String regex;
    private int at;

    private RegexSample(String regex) {
        this.regex = regex;
    }

    /** Empty if the expression has something that isn't known here. */
    static Optional<String> of(String regex) {
        RegexSample sample = new RegexSample(regex);
        try {
            String text = sample.alternatives();
            return sample.at == regex.length() ? Optional.of(text) : Optional.empty();
        } catch (RuntimeException e) {
            // A text that is no regular expression ends in the middle of something.
            return Optional.empty();
        }
    }

    /** The first one will do. */
    private String alternatives() {
        String first = sequence();
        while (more() && peek() == '|') {
            at++;
            sequence();
        }
        return first;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (more() && peek() != '|' && peek() != ')') {
            String atom = atom();
            text.append(atom.repeat(times()));
        }
        return text.toString();
    }

    private String atom() {
        char next = regex.charAt(at++);
        switch (next) {
            case '^', '$':
                return "";
            case '.':
                return "a";
            case '(':
                return group();
            case '[':
                return String.valueOf(oneOfClass());
            case '\\':
                return escape();
            default:
                return String.valueOf(next);
        }
    }

    private String group() {
        if (regex.startsWith("?:", at)) {
            at += 2;
        } else if (peek() == '?') {
            throw new IllegalArgumentException("look-around");
        }
        String inner = alternatives();
        at++;
        return inner;
    }

    private String escape() {
        char next = regex.charAt(at++);
        return switch (next) {
            case 'd' -> "1";
            case 'w' -> "a";
            case 's' -> " ";
            case 'D', 'S' -> "a";
            case 'W' -> "-";
            case 'A', 'Z', 'm', 'M', 'y' -> "";
            default -> {
                if (Character.isLetterOrDigit(next)) {
                    throw new IllegalArgumentException("unknown escape");
                }
                yield String.valueOf(next);
            }
        };
    }

    private char oneOfClass() {
        boolean negated = peek() == '^';
        if (negated) {
            at++;
        }
        int start = at;
        StringBuilder members = new StringBuilder();
        while (peek() != ']' || at == start) {
            if (regex.startsWith("[:", at)) {
                int end = regex.indexOf(":]", at);
                members.append(named(regex.substring(at + 2, end)));
                at = end + 2;
            } else if (peek() == '\\') {
                at++;
                members.append(escape());
            } else if (at + 2 < regex.length() && regex.charAt(at + 1) == '-' && regex.charAt(at + 2) != ']') {
                for (char member = peek(); member <= regex.charAt(at + 2); member++) {
                    members.append(member);
                }
                at += 3;
            } else {
                members.append(regex.charAt(at++));
            }
        }
        at++;
        if (!negated) {
            return members.charAt(0);
        }
        return (char) VISIBLE.chars()
                .filter(one -> members.indexOf(String.valueOf((char) one)) < 0)
                .findFirst()
                .orElseThrow();
    }

    private static String named(String name) {
        return switch (name) {
            case "alpha" -> "aA";
            case "alnum" -> "a1A";
            case "digit" -> "1";
            case "upper" -> "A";
            case "lower" -> "a";
            case "space", "blank" -> " ";
            case "punct" -> "-_.@:/+#";
            case "xdigit" -> "a1";
            default -> throw new IllegalArgumentException("unknown class");
        };
    }

    /** How often the atom before is repeated: as seldom as it may, but once rather than not at all. */
    private int times() {
        int times = 1;
        if (more() && "*+?".indexOf(peek()) >= 0) {
            at++;
        } else if (more() && peek() == '{') {
            int end = regex.indexOf('}', at);
            String[] bounds = regex.substring(at + 1, end).split(",", -1);
            times = Integer.parseInt(bounds[0].strip());
            if (times == 0 && !"0".equals(bounds[bounds.length - 1])) {
                times = 1;
            }
            at = end + 1;
        } else {
            return 1;
        }
        if (more() && peek() == '?') {
            at++;
        }
        return times;
    }

    private boolean more() {
        return at < regex.length();
    }

    private char peek() {
        return regex.charAt(at);
    }
}
