package dev.taskdal.migrator.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes statements as people do: without what the server adds when it prints what it has understood. */
final class Phrasing {

    static final int WIDTH = 120;

    private static final Pattern PUBLIC = Pattern.compile("(?<![\\w.\u0002])public\\.(?<name>" + Masked.NAME + ")");
    private static final Pattern BODY = Pattern.compile("(?i)CREATE (OR REPLACE )?(FUNCTION|PROCEDURE)\\b[\\s\\S]*");
    private static final String TYPE =
            "(?:double precision|bit varying|[\\p{L}_][\\w.]*|\u0002\\d+\u0002)(?:\\(\\d+(?:,\\d+)?\\))?(?:\\[\\])*";
    private static final String ELEMENT = Masked.LITERAL + "::" + TYPE;

    private static final Pattern NEXT = Pattern.compile("nextval\\('public\\.([a-z_][a-z_0-9]*)'::regclass\\)");

    private static final Map<Pattern, String> WORDS = words();

    private Phrasing() {}

    private static Map<Pattern, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("^ALTER TABLE ONLY ", "ALTER TABLE ");
        words.put("\\bcharacter varying\\b", "varchar");
        words.put("\\b(timestamp|time)(\\(\\d\\))? with time zone\\b", "$1tz$2");
        words.put("\\b(timestamp|time)(\\(\\d\\))? without time zone\\b", "$1$2");
        words.put("\\bEXECUTE PROCEDURE ", "EXECUTE FUNCTION ");
        words.put(" USING btree \\(", " (");
        words.put("\\bREFERENCES (" + Masked.NAME + "(?:\\." + Masked.NAME + ")?)\\(", "REFERENCES $1 (");
        words.put(" CONSTRAINT " + "\\w+_not_null\\d*" + " NOT NULL", " NOT NULL");
        words.put("(?<=^CREATE (?:CONSTRAINT )?TRIGGER .{0,500})\\bold\\.", "OLD.");
        words.put("(?<=^CREATE (?:CONSTRAINT )?TRIGGER .{0,500})\\bnew\\.", "NEW.");
        words.put("\\bpg_catalog\\.(?=\u0002)", "");
        // A literal has the type that it is compared with, or that of the column.
        words.put("( (?:DEFAULT|=|<>|~|~\\*|!~|!~\\*|<|>|<=|>=|~~|~~\\*) " + Masked.LITERAL + ")::" + TYPE, "$1");
        words.put("( (?:=|<>|<|>|<=|>=) )\\((-?\\d+(?:\\.\\d+)?)\\)::(?:numeric|double precision)", "$1$2");
        words.put(" = ANY \\(ARRAY\\[(" + ELEMENT + "(?:, " + ELEMENT + ")*)\\]\\)", " IN ($1)");
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        words.forEach((pattern, replacement) -> patterns.put(Pattern.compile(pattern), replacement));
        return patterns;
    }

    /**
     * The same statement in other words.
     *
     * @param reserved names that stand for something of the server's own without their schema
     */
    static String of(String sql, Set<String> reserved) {
        if (BODY.matcher(sql).matches()) {
            return body(sql, reserved);
        }
        Masked masked = Masked.of(sql).apply(text -> unqualified(text, reserved));
        WORDS.forEach(masked::replace);
        masked.apply(Phrasing::withoutCastsInLists)
                .apply(Parentheses::lessened)
                .apply(text -> options(masked, text))
                .apply(Phrasing::sequence)
                .apply(Phrasing::columns);
        String text = masked.unmask(Layout.of(masked.text()));
        return text.startsWith("COMMENT ") ? text : NEXT.matcher(text).replaceAll("nextval('$1')");
    }

    /** A body is kept as it was written, but for what stands outside of literals. */
    private static String body(String sql, Set<String> reserved) {
        StringBuilder text = new StringBuilder();
        List<Token> tokens = Token.of(sql);
        for (int i = 0; i < tokens.size(); i++) {
            boolean qualifier = tokens.get(i).is("public")
                    && i + 2 < tokens.size()
                    && tokens.get(i + 1).is(".")
                    && !reserved.contains(tokens.get(i + 2).text())
                    && (i == 0 || !tokens.get(i - 1).is("."));
            if (qualifier) {
                i++;
            } else {
                text.append(tokens.get(i).text());
            }
        }
        return text.toString();
    }

    private static String unqualified(String text, Set<String> reserved) {
        return PUBLIC.matcher(text)
                .replaceAll(name ->
                        Matcher.quoteReplacement(reserved.contains(name.group(1)) ? name.group() : name.group(1)));
    }

    private static String withoutCastsInLists(String text) {
        return Pattern.compile(" IN \\((" + ELEMENT + "(?:, " + ELEMENT + ")*)\\)")
                .matcher(text)
                .replaceAll(
                        list -> " IN (" + list.group(1).replaceAll("(" + Masked.LITERAL + ")::" + TYPE, "$1") + ")");
    }

    /** Storage parameters: {@code (fillfactor = 70)}. */
    private static String options(Masked masked, String text) {
        return Pattern.compile("([a-z_.]+)=(" + Masked.LITERAL + ")")
                .matcher(text)
                .replaceAll(option -> {
                    String value = masked.unmask(option.group(2));
                    String plain = value.substring(1, value.length() - 1);
                    boolean bare = plain.matches("-?[0-9.]+|true|false|on|off");
                    return Matcher.quoteReplacement(option.group(1) + " = " + (bare ? plain : option.group(2)));
                });
    }

    /** A sequence without what is so anyway, and an identity's without its name, where the server would choose it. */
    private static String sequence(String text) {
        if (!text.matches("(?s)(CREATE SEQUENCE|.* AS IDENTITY \\().*")) {
            return text;
        }
        String less = text.replaceFirst(
                        "^(ALTER TABLE (\\S+) .*COLUMN (\\S+) .*)SEQUENCE NAME (?:\\S+\\.)?\\2_\\3_seq ", "$1")
                .replaceAll(" ?\\b(NO MAXVALUE|NO MINVALUE|CACHE 1|INCREMENT BY 1)(?= |\\)|$)", "");
        boolean counts = less.contains("MINVALUE") || less.contains("INCREMENT BY -");
        less = counts ? less : less.replaceAll(" ?\\bSTART WITH 1(?= |\\)|$)", "");
        return less.replace("( ", "(").replace(" ()", "").replaceAll(" +", " ").strip();
    }

    /** Columns with NOT NULL before their default. */
    private static String columns(String text) {
        Matcher added = Pattern.compile("(ALTER TABLE \\S+ ADD COLUMN )(.*)").matcher(text);
        if (added.matches()) {
            return added.group(1) + column(added.group(2));
        }
        int open = text.indexOf(" (");
        if (!text.startsWith("CREATE ") || !text.contains("TABLE ") || open < 0 || text.contains(" PARTITION OF ")) {
            return text;
        }
        int close = Parentheses.end(text, open + 1);
        if (close < 0) {
            return text;
        }
        List<String> parts = new ArrayList<>(Parentheses.split(text.substring(open + 2, close), ","));
        parts.replaceAll(part -> column(part.strip()));
        return text.substring(0, open + 2) + String.join(", ", parts) + text.substring(close);
    }

    private static String column(String definition) {
        return definition.startsWith("CONSTRAINT ")
                ? definition
                : definition.replaceFirst("^(.*?)( DEFAULT .*) NOT NULL\\b", "$1 NOT NULL$2");
    }

    /** Line breaks. */
    private static final class Layout {

        private static final String INDENT = "\n    ";
        private static final Pattern CLAUSES =
                Pattern.compile(" (?=(?:FROM|WHERE|GROUP BY|HAVING|ORDER BY|LEFT JOIN|JOIN|UNION|WITH DATA)\\b)");

        static String of(String text) {
            if (text.startsWith("CREATE ") && text.matches("CREATE (UNLOGGED )?TABLE \\S+ \\(.*")) {
                return table(text);
            }
            if (text.length() <= WIDTH || text.startsWith("COMMENT ON ")) {
                return text;
            }
            if (text.matches("CREATE TYPE \\S+ AS ENUM \\(.*")) {
                return text.replace("(", "(" + INDENT)
                        .replace(", ", "," + INDENT)
                        .replace(")", "\n)");
            }
            if (text.matches("CREATE (OR REPLACE )?(MATERIALIZED )?VIEW .*")) {
                int as = text.indexOf(" AS ");
                return text.substring(0, as + 3)
                        + INDENT
                        + clauses(text.substring(as + 4)).stream().collect(Collectors.joining(INDENT));
            }
            return text.replaceFirst(" (?=ADD CONSTRAINT |WHERE |(?:BEFORE|AFTER|INSTEAD OF) .* ON )", INDENT)
                    .replaceFirst(" (?=FOR EACH |AS RESTRICTIVE |USING \\(.* WITH CHECK)", INDENT);
        }

        private static String table(String text) {
            int open = text.indexOf(" (") + 1;
            int close = Parentheses.end(text, open);
            if (close < 0) {
                return text;
            }
            String columns = Parentheses.split(text.substring(open + 1, close), ",").stream()
                    .map(String::strip)
                    .collect(Collectors.joining("," + INDENT));
            return text.substring(0, open + 1)
                    + (columns.isEmpty() ? "" : INDENT + columns + "\n")
                    + text.substring(close);
        }

        private static List<String> clauses(String query) {
            List<String> clauses = new ArrayList<>();
            int depth = 0;
            int start = 0;
            Matcher clause = CLAUSES.matcher(query);
            for (int i = 0; i < query.length(); i++) {
                char c = query.charAt(i);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth == 0 && clause.region(i, query.length()).lookingAt()) {
                    clauses.add(query.substring(start, i));
                    start = i + 1;
                }
            }
            clauses.add(query.substring(start));
            return clauses;
        }
    }
}
