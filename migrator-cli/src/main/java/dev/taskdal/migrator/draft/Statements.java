package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.draft.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Takes a script apart. */
final class Statements {

    private Statements() {}

    /** The statements of a script, without comments, semicolons, and the settings of the session. */
    static List<String> of(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        int depth = 0;
        Token before = new Token(Kind.SPACE, "");
        for (Token token : Token.of(script)) {
            if (token.kind() == Kind.COMMENT) {
                continue;
            }
            // A body in SQL has semicolons of its own.
            if (token.is("ATOMIC") && before.is("BEGIN") || depth > 0 && token.is("CASE")) {
                depth++;
            } else if (depth > 0 && token.is("END")) {
                depth--;
            }
            if (depth == 0 && token.is(";")) {
                add(statement, statements);
                continue;
            }
            statement.append(token.text());
            before = token.isSpace() ? before : token;
        }
        add(statement, statements);
        return statements;
    }

    private static void add(StringBuilder statement, List<String> statements) {
        String sql = statement.toString().strip();
        statement.setLength(0);
        if (!sql.isEmpty() && !sql.matches("(?i)SET \\w+ .*") && !sql.startsWith("SELECT pg_catalog.set_config")) {
            statements.addAll(changes(sql));
        }
    }

    /** A statement for each of the changes that one ALTER TABLE makes. */
    private static List<String> changes(String sql) {
        List<Token> tokens = Token.of(sql);
        int name = nameOfTable(tokens);
        if (name < 0) {
            return List.of(sql);
        }
        int action = name;
        while (action < tokens.size() && !tokens.get(action).isSpace()) {
            action++;
        }
        List<List<Token>> actions = split(tokens.subList(action, tokens.size()), ",");
        String start = text(tokens.subList(0, action));
        return actions.size() < 2
                ? List.of(sql)
                : actions.stream().map(one -> start + " " + text(one).strip()).toList();
    }

    /** Where the name begins in an ALTER TABLE; -1 in another statement. */
    private static int nameOfTable(List<Token> tokens) {
        List<Integer> words = new ArrayList<>();
        for (int i = 0; i < tokens.size() && words.size() < 4; i++) {
            if (!tokens.get(i).isSpace()) {
                words.add(i);
            }
        }
        if (words.size() < 4
                || !tokens.get(words.get(0)).is("ALTER")
                || !tokens.get(words.get(1)).is("TABLE")) {
            return -1;
        }
        return tokens.get(words.get(2)).is("ONLY") ? words.get(3) : words.get(2);
    }

    /** Parts between separators that stand in no parentheses or brackets. */
    static List<List<Token>> split(List<Token> tokens, String separator) {
        List<List<Token>> parts = new ArrayList<>();
        List<Token> part = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens) {
            if (token.is("(") || token.is("[")) {
                depth++;
            } else if (token.is(")") || token.is("]")) {
                depth--;
            }
            if (depth == 0 && token.is(separator)) {
                parts.add(part);
                part = new ArrayList<>();
            } else {
                part.add(token);
            }
        }
        parts.add(part);
        return parts;
    }

    static String text(List<Token> tokens) {
        return tokens.stream().map(Token::text).collect(Collectors.joining());
    }
}
