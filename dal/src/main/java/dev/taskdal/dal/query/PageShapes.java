package dev.taskdal.dal.query;

import static org.jooq.impl.DSL.inline;

import dev.taskdal.dal.query.Cursor.Direction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectFinalStep;
import org.jooq.SelectQuery;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a paged query: for the first page, and for each direction from a cursor, one for every size of page
 * that was asked for.
 */
final class PageShapes<P, K, I, T> {

    /** What one page is asked for with. */
    record Call<P, K>(P arguments, @Nullable Cursor<K> cursor) {}

    /** One statement, and where in its rows the columns of the order are. */
    record Shape<P, K, T>(Rendering<Call<P, K>> rendering, Columns<T> columns, int[] order) {

        /** Their values in the current row. */
        Object[] orderOf(Row row) throws SQLException {
            Object[] values = new Object[order.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.get(order[i]);
            }
            return values;
        }
    }

    private final String query;
    private final Keyset<K, I> keyset;
    private final Definition<P, T> definition;
    private final List<Slot<P, ?>> slots;
    private final Map<Integer, Shape<P, K, T>> shapes = new ConcurrentHashMap<>();

    /** Makes the query anew, since jOOQ's are changed by what is added to them. */
    private interface Definition<P, T> {

        Defined<P, T> define();
    }

    private record Defined<P, T>(
            Parameters<P> parameters, SelectQuery<?> select, Function<List<Field<?>>, Columns<T>> columns) {}

    <R extends Record> PageShapes(
            String query,
            Keyset<K, I> keyset,
            Function<? super Parameters<P>, ? extends SelectFinalStep<R>> definition,
            Mapping<R, T> mapping) {
        this.query = query;
        this.keyset = keyset;
        this.definition = () -> {
            Parameters<P> parameters = new Parameters<>(query);
            SelectQuery<R> select = definition.apply(parameters).getQuery();
            return new Defined<>(parameters, select, fields -> Columns.of(query, fields, mapping));
        };
        this.slots = List.copyOf(this.definition.define().parameters().slots().values());
    }

    Keyset<K, I> keyset() {
        return keyset;
    }

    /**
     * The statement for a page.
     *
     * @param direction null for the first page
     */
    Shape<P, K, T> of(@Nullable Direction direction, int size) {
        return shapes.computeIfAbsent(nameOf(direction, size), name -> compile(direction, size));
    }

    /** Not a record: for the first hash code of one, the JVM makes some fifty classes while the layer is opened. */
    private static int nameOf(@Nullable Direction direction, int size) {
        return size * (Direction.values().length + 1) + (direction == null ? 0 : 1 + direction.ordinal());
    }

    /** Tells lists of different arguments apart, for {@link Cursor}. */
    int tag(P arguments) {
        StringBuilder list = new StringBuilder(query);
        for (Slot<P, ?> slot : slots) {
            list.append('\u001f').append(slot.textOf(arguments));
        }
        return Cursor.tag(list.toString());
    }

    private Shape<P, K, T> compile(@Nullable Direction direction, int size) {
        Defined<P, T> defined = definition.define();
        SelectQuery<?> select = defined.select();
        Map<String, Slot<Call<P, K>, ?>> bound = new LinkedHashMap<>();
        defined.parameters().slots().forEach((parameter, slot) -> bound.put(parameter, slot.within(Call::arguments)));
        List<Field<?>> fields = new ArrayList<>(select.getSelect());
        int[] order = keyset.fields().stream()
                .mapToInt(column -> position(column, fields, select))
                .toArray();
        select.addOrderBy(keyset.order(direction == null ? Direction.AFTER : direction));
        select.addLimit(inline(size + 1));
        Select<?> page = select;
        if (direction != null) {
            Parameters<Cursor<K>> there = new Parameters<>(query, "cursor ");
            Condition beyond = keyset.beyond(direction, there);
            // First, since of two bounds on one column PostgreSQL starts its scan at the first.
            page = select.$where(select.$where() == null ? beyond : beyond.and(select.$where()));
            there.slots().forEach((parameter, slot) -> bound.put(parameter, slot.within(Call::cursor)));
        }
        return new Shape<>(Rendering.of(query, page, bound), defined.columns().apply(fields), order);
    }

    /** Where the column is; selected in addition to the others if it wasn't. */
    private static int position(Field<?> column, List<Field<?>> fields, SelectQuery<?> select) {
        int position = fields.indexOf(column);
        if (position >= 0) {
            return position;
        }
        select.addSelect(column);
        fields.add(column);
        return fields.size() - 1;
    }
}
