package dev.taskdal.migrator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement that creates or drops an index concurrently: what it leaves behind when it is interrupted has to be found again.
 *
 * @param created whether it creates the index
 * @param name the index, as the statement writes it; null if it leaves the name to the server
 * @param table the table, as the statement writes it; null if the index is dropped
 */
record ConcurrentIndex(
        boolean created, @Nullable String name, @Nullable String table) {

    /** Reads a statement; empty if it is another one. */
    static Optional<ConcurrentIndex> of(String sql) {
        List<String> words = SqlWords.first(12, sql);
        int at = 0;
        boolean created = is(words, at, "CREATE");
        if (!created && !is(words, at, "DROP")) {
            return Optional.empty();
        }
        at = is(words, 1, "UNIQUE") ? 2 : 1;
        if (!is(words, at, "INDEX") || !is(words, at + 1, "CONCURRENTLY")) {
            return Optional.empty();
        }
        at += 2;
        if (is(words, at, "IF")) {
            at += created ? 3 : 2;
        }
        if (!created) {
            return at < words.size() ? Optional.of(new ConcurrentIndex(false, words.get(at), null)) : Optional.empty();
        }
        int on = is(words, at, "ON") ? at : at + 1;
        int table = is(words, on + 1, "ONLY") ? on + 2 : on + 1;
        return is(words, on, "ON") && table < words.size()
                ? Optional.of(new ConcurrentIndex(true, on == at ? null : words.get(at), words.get(table)))
                : Optional.empty();
    }

    private static boolean is(List<String> words, int at, String keyword) {
        return at < words.size() && words.get(at).toUpperCase(Locale.ROOT).equals(keyword);
    }
}
