package dev.taskdal.dal.query;

import static org.jooq.impl.DSL.inline;

import dev.taskdal.dal.query.Cursor.Direction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    /** The size of the pages that are rendered when the query is defined, or by the build. */
    private static final int USUAL_SIZE = 20;

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
    private final RenderedStatements rendered;
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
            RenderedStatements rendered,
            Keyset<K, I> keyset,
            Function<? super Parameters<P>, ? extends SelectFinalStep<R>> definition,
            Mapping<R, T> mapping) {
        this.query = query;
        this.rendered = rendered;
        this.keyset = keyset;
        this.definition = () -> {
            Parameters<P> parameters = new Parameters<>(query);
            SelectQuery<R> select = definition.apply(parameters).getQuery();
            return new Defined<>(parameters, select, fields -> Columns.of(query, fields, mapping));
        };
        Defined<P, T> defined = this.definition.define();
        this.slots = List.copyOf(defined.parameters().slots().values());
        // What is wrong with the definition shows here, and not when somebody turns a page.
        shapes.put(numberOf(Direction.AFTER, USUAL_SIZE), compile(defined, Direction.AFTER, USUAL_SIZE));
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
        return shapes.computeIfAbsent(
                numberOf(direction, size), number -> compile(definition.define(), direction, size));
    }

    /** Not a record: for the first hash code of one, the JVM makes some fifty classes while the layer is opened. */
    private static int numberOf(@Nullable Direction direction, int size) {
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

    /** The statements for pages of the usual size, by what each is for. */
    Map<String, SqlText> usual() {
        Map<String, SqlText> texts = new LinkedHashMap<>();
        for (Direction direction : new @Nullable Direction[] {null, Direction.AFTER, Direction.BEFORE}) {
            texts.put(nameOf(direction), of(direction, USUAL_SIZE).rendering().text());
        }
        return texts;
    }

    private static String nameOf(@Nullable Direction direction) {
        return direction == null ? "first page" : "page " + direction.name().toLowerCase(Locale.ROOT);
    }

    private Shape<P, K, T> compile(Defined<P, T> defined, @Nullable Direction direction, int size) {
        SelectQuery<?> select = defined.select();
        Map<String, Slot<Call<P, K>, ?>> bound = new LinkedHashMap<>();
        defined.parameters().slots().forEach((parameter, slot) -> bound.put(parameter, slot.within(Call::arguments)));
        List<Field<?>> fields = new ArrayList<>(select.getSelect());
        List<Field<?>> key = keyset.fields();
        int[] order = new int[key.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = position(key.get(i), fields, select);
        }
        Parameters<Cursor<K>> there = new Parameters<>(query, "cursor ");
        Condition beyond = direction == null ? null : keyset.beyond(direction, there);
        there.slots().forEach((parameter, slot) -> bound.put(parameter, slot.within(Call::cursor)));
        Rendering<Call<P, K>> rendering = Rendering.of(
                size == USUAL_SIZE ? rendered : RenderedStatements.NONE,
                query,
                nameOf(direction),
                bound,
                () -> page(select, direction, beyond, size));
        return new Shape<>(rendering, defined.columns().apply(fields), order);
    }

    private Select<?> page(SelectQuery<?> select, @Nullable Direction direction, @Nullable Condition beyond, int size) {
        select.addOrderBy(keyset.order(direction == null ? Direction.AFTER : direction));
        select.addLimit(inline(size + 1));
        if (beyond == null) {
            return select;
        }
        // First, since of two bounds on one column PostgreSQL starts its scan at the first.
        return select.$where(select.$where() == null ? beyond : beyond.and(select.$where()));
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
