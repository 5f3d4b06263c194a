package dev.taskdal.dal.query;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jooq.Configuration;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultConfiguration;

/** A query of jOOQ, rendered once: its text, and what is bound to each of its question marks, in their order. */
record Rendering<P>(String sql, List<Slot<P, ?>> slots) {

    /** No connection, no listener: for what jOOQ does without executing anything. */
    static final Configuration JOOQ = new DefaultConfiguration().set(SQLDialect.POSTGRES);

    static <P> Rendering<P> of(String name, Query query, Parameters<P> parameters) {
        return of(name, query, parameters.slots());
    }

    static <P> Rendering<P> of(String name, Query query, Map<String, Slot<P, ?>> slots) {
        SqlText text = SqlText.of(query, slots.keySet());
        slots.forEach((parameter, slot) -> {
            if (!text.parameters().contains(parameter)) {
                // Nobody would notice that a condition was forgotten.
                throw new IllegalArgumentException("Query " + name + " doesn't use its parameter for " + slot.what()
                        + ". Use it in the query, or leave it out.");
            }
        });
        return new Rendering<>(
                text.sql(),
                text.parameters().stream().<Slot<P, ?>>map(slots::get).toList());
    }

    /** Binds from the parameter after that many on, and returns after how many the next one comes. */
    int bind(PreparedStatement statement, int before, P arguments) throws SQLException {
        int index = before;
        for (Slot<P, ?> slot : slots) {
            slot.bind(statement, ++index, arguments);
        }
        return index;
    }
}
