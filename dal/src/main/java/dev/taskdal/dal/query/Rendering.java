package dev.taskdal.dal.query;

import static org.jooq.impl.DSL.inline;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Configuration;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/**
 * A query of jOOQ, rendered once: its text, and what is bound to each of its question marks, in their order. Constants of
 * the query become part of the text, where the planner sees them.
 */
record Rendering<P>(String sql, List<Slot<P, ?>> slots) {

    /** No connection, no listener: for what jOOQ does without executing anything. */
    static final Configuration JOOQ = new DefaultConfiguration().set(SQLDialect.POSTGRES);

    static <P> Rendering<P> of(String name, Query query, Parameters<P> parameters) {
        return of(name, query, parameters.slots());
    }

    static <P> Rendering<P> of(String name, Query query, Map<String, Slot<P, ?>> slots) {
        List<String> bound = new ArrayList<>();
        // jOOQ has a list of the values only, and a map of the parameters that keeps one of each name.
        VisitListener collector = VisitListener.onVisitStart(context -> visit(context, slots.keySet(), bound));
        String sql = DSL.using(JOOQ.derive(collector)).render(query);
        slots.forEach((parameter, slot) -> {
            if (!bound.contains(parameter)) {
                // Nobody would notice that a condition was forgotten.
                throw new IllegalArgumentException("Query " + name + " doesn't use its parameter for " + slot.what()
                        + ". Use it in the query, or leave it out.");
            }
        });
        return new Rendering<>(sql, bound.stream().<Slot<P, ?>>map(slots::get).toList());
    }

    /** Binds from the parameter after that many on, and returns after how many the next one comes. */
    int bind(PreparedStatement statement, int before, P arguments) throws SQLException {
        int index = before;
        for (Slot<P, ?> slot : slots) {
            slot.bind(statement, ++index, arguments);
        }
        return index;
    }

    private static void visit(VisitContext context, Set<String> parameters, List<String> bound) {
        if (!(context.queryPart() instanceof Param<?> param) || param.isInline()) {
            return;
        }
        String name = param.getParamName();
        if (name != null && parameters.contains(name)) {
            bound.add(name);
        } else {
            context.queryPart(constant(param));
        }
    }

    private static <V> Field<V> constant(Param<V> param) {
        return inline(param.getValue(), param.getDataType());
    }
}
