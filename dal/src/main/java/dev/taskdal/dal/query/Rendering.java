package dev.taskdal.dal.query;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.Configuration;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultConfiguration;

/** A statement, rendered once: its text, and what is bound to each of its question marks, in their order. */
record Rendering<P>(SqlText text, List<Slot<P, ?>> slots) {

    /** No connection, no listener: for what jOOQ does without executing anything. */
    static final Configuration JOOQ = new DefaultConfiguration().set(SQLDialect.POSTGRES);

    /**
     * Of what the build has rendered, if it has; else of what jOOQ makes of the query.
     *
     * @param statement which of the query's statements
     * @param slots by the names that the parameters have in it
     */
    static <P> Rendering<P> of(
            RenderedStatements rendered,
            String name,
            String statement,
            Map<String, Slot<P, ?>> slots,
            Supplier<? extends Query> query) {
        SqlText known = rendered.find(name, statement);
        SqlText text = known == null ? SqlText.of(query.get(), slots.keySet()) : known;
        slots.forEach((parameter, slot) -> {
            if (!text.parameters().contains(parameter)) {
                // Nobody would notice that a condition was forgotten.
                throw new IllegalArgumentException("Query " + name + " doesn't use its parameter for " + slot.what()
                        + ". Use it in the query, or leave it out.");
            }
        });
        List<Slot<P, ?>> bound = new ArrayList<>();
        for (String parameter : text.parameters()) {
            Slot<P, ?> slot = slots.get(parameter);
            if (slot == null) {
                // What jOOQ has rendered here binds nothing else.
                throw new IllegalArgumentException("The jar's statement of query " + name + " binds " + parameter
                        + ", which the query doesn't have: it was rendered of another definition. Build the jar anew.");
            }
            bound.add(slot);
        }
        return new Rendering<>(text, bound);
    }

    String sql() {
        return text.sql();
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
