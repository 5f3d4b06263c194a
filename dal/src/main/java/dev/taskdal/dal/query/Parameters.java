package dev.taskdal.dal.query;

import static org.jooq.impl.DSL.param;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/**
 * What a query that is being defined will be called with. It has no values yet: code that looks at one sees null.
 *
 * <p>Each parameter takes the type of a column, with its binding and converter. A null argument is refused if the column
 * is NOT NULL; else mind that {@code = null} is never true in SQL.
 *
 * @param <P> what the query is called with: one value, or a record of several
 */
public final class Parameters<P> {

    private final String query;
    private final String prefix;
    private final Map<String, Slot<P, ?>> slots = new LinkedHashMap<>();

    Parameters(String query) {
        this(query, "argument ");
    }

    /** The prefix keeps the names of two sets of parameters in one query apart. */
    Parameters(String query, String prefix) {
        this.query = query;
        this.prefix = prefix;
    }

    /** The argument itself, for a query with one. */
    public Param<P> value(Field<P> column) {
        return value(column, Function.identity());
    }

    /** One value of the argument, as {@code p.value(TASK.STATUS, Filter::status)}. */
    public <V> Param<V> value(Field<V> column, Function<? super P, ? extends V> getter) {
        return add(column.getName(), column.getDataType(), getter);
    }

    /** One value of the argument that goes with no column, such as an interval. */
    public <V> Param<V> value(DataType<V> type, Function<? super P, ? extends V> getter) {
        return add(type.getTypeName(), type, getter);
    }

    /**
     * Several values of the argument as one array: {@code TASK.ID.eq(any(p.values(TASK.ID, Filter::ids)))}. One SQL text
     * for however many there are; no null among them.
     */
    public <V> Param<V[]> values(Field<V> column, Function<? super P, ? extends Collection<? extends V>> getter) {
        String name = prefix + slots.size();
        Param<V[]> param = param(name, column.getDataType().array());
        slots.put(
                name,
                new Slot<>(
                        query,
                        column.getName(),
                        false,
                        getter,
                        ArrayWriters.of(query, column, Function.identity()),
                        values -> values.stream()
                                .map(value -> text(column, value))
                                .toList()
                                .toString()));
        return param;
    }

    private <V> Param<V> add(String what, DataType<V> type, Function<? super P, ? extends V> getter) {
        String name = prefix + slots.size();
        Param<V> param = param(name, type);
        slots.put(
                name,
                new Slot<>(query, what, type.nullable(), getter, Writers.of(what, param), value -> text(param, value)));
        return param;
    }

    /** A type of the developer's own may have no toString: what the database gets of it has one. */
    private static <V> String text(Field<V> type, @Nullable V value) {
        Object sent = type.getConverter().to(value);
        return sent instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(sent);
    }

    /** What was asked for, by the names that the parameters have in the query. */
    Map<String, Slot<P, ?>> slots() {
        return slots;
    }
}
