package dev.taskdal.dal.query;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.query.Cursor.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Comparator;
import org.jooq.Condition;
import org.jooq.Converter;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/**
 * A total order of rows by which they can be read page by page: a key, then the id among equal keys. A page costs the
 * same wherever it is in the list, and rows that come or go before it don't shift it. Needs an index that starts with
 * what the query fixes and goes on with these two columns, both NOT NULL. Immutable.
 *
 * <p>The id is a {@code bigint}, plain or converted. Where no two rows of a list have the same key, it can be left out.
 *
 * @param <K> the type of the key
 * @param <I> the type of the id
 * @see <a href="https://use-the-index-luke.com/no-offset">Markus Winand on keyset pages</a>
 */
public final class Keyset<K, I> {

    private final KeyColumns<K> key;
    private final @Nullable Field<I> id;
    private final boolean descending;

    private Keyset(KeyColumns<K> key, @Nullable Field<I> id, boolean descending) {
        this.key = key;
        this.id = id;
        this.descending = descending;
    }

    private static <I> Field<I> requireId(Field<I> id) {
        if (id.getConverter().fromType() != Long.class) {
            throw new IllegalArgumentException("A keyset needs an id of type bigint, but " + id + " is of type "
                    + id.getDataType().getTypeName() + ".");
        }
        return KeyColumns.requireNotNull(id);
    }

    /**
     * Latest first, to the microsecond; among equals, the highest id first.
     *
     * @throws IllegalArgumentException if a column can be null, or the id isn't a {@code bigint}
     */
    public static <I> Keyset<Instant, I> newestFirst(Field<Instant> time, Field<I> id) {
        return new Keyset<>(KeyColumns.time(time), requireId(id), true);
    }

    /**
     * Latest first, to the microsecond, where no two rows of a list have the same time: one that did would be left out.
     *
     * @throws IllegalArgumentException if the column can be null
     */
    public static Keyset<Instant, Long> newestFirst(Field<Instant> uniqueTime) {
        return new Keyset<>(KeyColumns.time(uniqueTime), null, true);
    }

    /**
     * Earliest first, to the microsecond; among equals, the lowest id first.
     *
     * @throws IllegalArgumentException if a column can be null, or the id isn't a {@code bigint}
     */
    public static <I> Keyset<Instant, I> oldestFirst(Field<Instant> time, Field<I> id) {
        return new Keyset<>(KeyColumns.time(time), requireId(id), false);
    }

    /**
     * By text, in the order of its collation; among equals, the lowest id first.
     *
     * @throws IllegalArgumentException if a column can be null, or the id isn't a {@code bigint}
     */
    public static <I> Keyset<String, I> alphabetical(Field<String> text, Field<I> id) {
        return new Keyset<>(KeyColumns.text(text), requireId(id), false);
    }

    /**
     * By text, in the order of its collation, where no two rows of a list have the same text: one that did would be left
     * out.
     *
     * @throws IllegalArgumentException if the column can be null
     */
    public static Keyset<String, Long> alphabetical(Field<String> uniqueText) {
        return new Keyset<>(KeyColumns.text(uniqueText), null, false);
    }

    /**
     * Highest rank first, as an enum of the database orders it; among equals the latest first, to the microsecond; then the
     * highest id first.
     *
     * @throws IllegalArgumentException if a column can be null, or the id isn't a {@code bigint}
     */
    public static <R extends Enum<R> & EnumType, I> Keyset<Ranked<R>, I> highestFirst(
            Field<R> rank, Field<Instant> time, Field<I> id) {
        return new Keyset<>(KeyColumns.ranked(rank, time), requireId(id), true);
    }

    /**
     * Highest id first: of ids that are drawn from a sequence, the latest.
     *
     * @throws IllegalArgumentException if the id can be null, or isn't a {@code bigint}
     */
    public static <I> Keyset<I, Long> highestFirst(Field<I> id) {
        return new Keyset<>(KeyColumns.id(requireId(id)), null, true);
    }

    /**
     * Reads a page with one statement of plain jOOQ, for queries that can't be compiled.
     *
     * @param list names the query and all that it was asked for, such as {@code tasks of 5}: a cursor of another list is
     *     refused
     * @param query selects at least key and id, if there is one, and has no order of its own
     * @throws dev.taskdal.dal.error.InvalidCursorException if the request's cursor can't be used for this list
     */
    public <R extends Record, T> Page<T> page(
            String list, SelectConditionStep<R> query, PageRequest request, Function<? super R, ? extends T> mapper) {
        int tag = Cursor.tag(list);
        Optional<Cursor<K>> cursor = cursor(request, tag);
        List<R> rows = cursor.map(c -> query.and(beyond(c.direction(), there(c))))
                .orElse(query)
                .orderBy(order(Cursor.directionOf(cursor)))
                .limit(inline(request.size() + 1))
                .fetch();
        PageRows<T, K> read = new PageRows<>(request.size());
        rows.forEach(row -> {
            if (read.wants()) {
                Object[] here = fields().stream().<Object>map(row::get).toArray();
                read.add(mapper.apply(row), keyOf(here), idOf(here));
            }
        });
        return read.page(rows.size() > request.size(), cursor, c -> c.encode(tag, keyBytes()));
    }

    /** The columns of the order, the first one first. */
    List<Field<?>> fields() {
        List<Field<?>> fields = new ArrayList<>(key.fields());
        if (id != null) {
            fields.add(id);
        }
        return fields;
    }

    /** From the values of these columns. */
    K keyOf(Object[] values) {
        return key.key().apply(values);
    }

    /** From the values of these columns; 0 if there is no id among them. */
    @SuppressWarnings("unchecked")
    long idOf(Object[] values) {
        return id == null ? 0 : idConverter(id).to((I) values[values.length - 1]);
    }

    KeyBytes<K> keyBytes() {
        return key.bytes();
    }

    Optional<Cursor<K>> cursor(PageRequest request, int tag) {
        return request.cursor().map(text -> Cursor.decode(text, tag, keyBytes()));
    }

    /** The rows that a cursor leads to, which is a parameter of the query. */
    Condition beyond(Direction direction, Parameters<Cursor<K>> cursor) {
        List<Field<?>> there = new ArrayList<>(key.in(cursor));
        if (id != null) {
            there.add(cursor.value(id, c -> idConverter(id).from(c.id())));
        }
        return beyond(direction, there);
    }

    private List<Field<?>> there(Cursor<K> cursor) {
        List<Field<?>> there = new ArrayList<>(key.in(cursor.key()));
        if (id != null) {
            there.add(val(idConverter(id).from(cursor.id()), id));
        }
        return there;
    }

    private Condition beyond(Direction direction, List<Field<?>> there) {
        List<Field<?>> here = fields();
        return here.size() == 1
                ? single(here.get(0)).compare(comparator(direction), single(there.get(0)))
                : row(here).compare(comparator(direction), row(there));
    }

    @SuppressWarnings("unchecked")
    private static Field<Object> single(Field<?> field) {
        return (Field<Object>) field;
    }

    private Comparator comparator(Direction direction) {
        boolean less = direction.forward() == descending;
        if (direction.inclusive()) {
            return less ? Comparator.LESS_OR_EQUAL : Comparator.GREATER_OR_EQUAL;
        }
        return less ? Comparator.LESS : Comparator.GREATER;
    }

    /** The order in which they are read. */
    List<OrderField<?>> order(Direction direction) {
        boolean down = direction.forward() == descending;
        return fields().stream()
                .<OrderField<?>>map(field -> down ? field.desc() : field.asc())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static <I> Converter<Long, I> idConverter(Field<I> id) {
        return (Converter<Long, I>) id.getConverter();
    }
}
