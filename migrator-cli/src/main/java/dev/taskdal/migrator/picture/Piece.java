package dev.taskdal.migrator.picture;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of a schema with the statements that make it. Immutable.
 *
 * @param kind what it is, which decides where it stands
 * @param id its kind and qualified name
 * @param table the id of the table that it belongs to; null if it stands for itself
 * @param inline what can stand in the parentheses of its table in place of {@code statements}; null if nothing can
 * @param statements SQL, each statement with its semicolon
 * @param comments the statement that comments it, empty if there is none or it is among {@code statements}
 * @param needs the ids of what has to be there before
 */
record Piece(
        Kind kind,
        String id,
        @Nullable String table,
        @Nullable String inline,
        String statements,
        String comments,
        Set<String> needs) {

    /** In the order in which they stand, as far as what they need allows. */
    enum Kind {
        SCHEMA,
        EXTENSION,
        TYPE,
        SEQUENCE,
        TABLE,
        PRIMARY_KEY,
        CHECK,
        FOREIGN_KEY,
        INDEX,
        DETAIL,
        STATISTICS,
        OWNED_SEQUENCE,
        VIEW,
        FUNCTION,
        TRIGGER,
        POLICY,
        OTHER
    }

    Piece {
        needs = Set.copyOf(needs);
    }

    boolean isReady(Set<String> there) {
        return there.containsAll(needs);
    }

    /** All that makes it, where it stands on its own. */
    String alone() {
        return comments.isEmpty() ? statements : statements + "\n\n" + comments;
    }
}
