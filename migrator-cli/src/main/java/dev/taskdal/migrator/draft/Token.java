package dev.taskdal.migrator.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The smallest part of an SQL text that means something. Immutable.
 *
 * @param kind what it is
 * @param text as it is written
 */
record Token(Kind kind, String text) {

    enum Kind {
        SPACE,
        COMMENT,
        /** A keyword, a name without quotes, or a number. */
        WORD,
        /** A name in quotes. */
        QUOTED,
        /** A literal, dollar quotes included. */
        STRING,
        SYMBOL
    }

    private static final Pattern TOKEN = Pattern.compile("""
            (?<space>\\s+)
            |(?<comment>--[^\\n]*|/\\*[\\s\\S]*?\\*/)
            |(?<string>[eE]'(?:[^'\\\\]|\\\\[\\s\\S]|'')*'|'(?:[^']|'')*'|\\$(?<tag>\\w*)\\$[\\s\\S]*?\\$\\k<tag>\\$)
            |(?<quoted>"(?:[^"]|"")*")
            |(?<word>[\\p{L}_\\d][\\p{L}\\p{N}_$]*(?:(?<=\\d)\\.\\d+)?)
            |(?<symbol>::|[=<>~!@\\#%^&|?*/+-]+|[\\s\\S])""", Pattern.COMMENTS);

    /** Takes a text apart; put together again, the tokens are the text. */
    static List<Token> of(String sql) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            tokens.add(new Token(kind(matcher), matcher.group()));
        }
        return tokens;
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("space") != null) {
            return Kind.SPACE;
        }
        if (matcher.group("comment") != null) {
            return Kind.COMMENT;
        }
        if (matcher.group("string") != null) {
            return Kind.STRING;
        }
        if (matcher.group("quoted") != null) {
            return Kind.QUOTED;
        }
        return matcher.group("word") != null ? Kind.WORD : Kind.SYMBOL;
    }

    /** Whether it is this keyword or symbol. */
    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    boolean isSpace() {
        return kind == Kind.SPACE;
    }
}
