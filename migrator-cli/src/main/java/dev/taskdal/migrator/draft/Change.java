package dev.taskdal.migrator.draft;

import java.util.List;

/**
 * A statement of a draft. Immutable.
 *
 * @param sql it, without its semicolon; empty if there is only something to say
 * @param cautions what is to be said of it
 */
record Change(String sql, List<Caution> cautions) {

    Change {
        cautions = List.copyOf(cautions);
    }

    static Change of(String sql) {
        return new Change(sql, List.of());
    }
}
