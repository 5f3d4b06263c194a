package dev.taskdal.migrator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the words that a statement begins with. */
final class SqlWords {

    private static final int LONGEST_SHOWN = 200;

    private final String sql;
    private int at;

    private SqlWords(String sql) {
        this.sql = sql;
    }

    /**
     * The first words: names as they are written, with their schema if they have one, and single characters for all else.
     * Comments are left out. It isn't a parser: a word may be cut out of a string further down.
     */
    static List<String> first(int max, String sql) {
        SqlWords words = new SqlWords(sql);
        List<String> found = new ArrayList<>();
        while (found.size() < max && words.skip()) {
            found.add(words.word());
        }
        return found;
    }

    /** The statement without the comments before it. */
    static String body(String sql) {
        SqlWords words = new SqlWords(sql);
        words.skip();
        return sql.substring(words.at);
    }

    /** To the next character that is neither white space nor in a comment; false at the end. */
    private boolean skip() {
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at))) {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end;
            } else if (sql.startsWith("/*", at)) {
                skipBlockComment();
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipBlockComment() {
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
        at = Math.min(at, sql.length());
    }

    private String word() {
        StringBuilder word = new StringBuilder(part());
        while (isName(word.charAt(word.length() - 1)) && skip() && sql.charAt(at) == '.') {
            at++;
            word.append('.');
            if (skip()) {
                word.append(part());
            }
        }
        return word.toString();
    }

    private String part() {
        int start = at;
        if (sql.charAt(at) == '"') {
            do {
                int end = sql.indexOf('"', at + 1);
                at = end < 0 ? sql.length() : end + 1;
            } while (at < sql.length() && sql.charAt(at) == '"');
        } else {
            while (at < sql.length() && isName(sql.charAt(at)) && sql.charAt(at) != '"') {
                at++;
            }
            if (at == start) {
                at++;
            }
        }
        return sql.substring(start, at);
    }

    private static boolean isName(char character) {
        return character == '_' || character == '$' || character == '"' || Character.isLetterOrDigit(character);
    }

    /** A statement in one line, cut where it gets long; not shown at all if it may have a password in it. */
    static String shortened(String sql) {
        if (sql.toLowerCase(Locale.ROOT).contains("password")) {
            return "a statement that mentions a password";
        }
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }
}
