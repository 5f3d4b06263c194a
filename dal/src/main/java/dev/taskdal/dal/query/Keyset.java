package dev.taskdal.dal.query;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.query.Cursor.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Comparator;
import org.jooq.Condition;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.TableField;

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

    private final Field<K> key;
    private final Field<I> id;
    private final boolean unique;
    private final boolean descending;
    private final KeyBytes<K> keyBytes;

    private Keyset(Field<K> key, Field<I> id, boolean unique, boolean descending, KeyBytes<K> keyBytes) {
        if (id.getConverter().fromType() != Long.class) {
            throw new IllegalArgumentException("A keyset needs an id of type bigint, but " + id + " is of type "
                    + id.getDataType().getTypeName() + ".");
        }
        this.key = requireNotNull(key);
        this.id = requireNotNull(id);
        this.unique = unique;
        this.descending = descending;
        this.keyBytes = keyBytes;
    }

    /** A null is neither before nor after anything: its row would be on no page. Of expressions jOOQ doesn't know. */
    private static <T> Field<T> requireNotNull(Field<T> field) {
        if (field instanceof TableField && field.getDataType().nullable()) {
            throw new IllegalArgumentException("A keyset needs columns that are NOT NULL, but " + field + " isn't.");
        }
        return field;
    }

    /**
     * Latest first, to the microsecond; among equals, the highest id first.
     *
     * @throws IllegalArgumentException if a column can be null, or the id isn't a {@code bigint}
     */
    public static <I> Keyset<Instant, I> newestFirst(Field<Instant> time, Field<I> id) {
        return new Keyset<>(time, id, false, true, KeyBytes.TIME);
    }

    /**
     * Latest first, to the microsecond, where no two rows of a list have the same time: one that did would be left out.
     *
     * @throws IllegalArgumentException if the column can be null
     */
    public static Keyset<Instant, Long> newestFirst(Field<Instant> uniqueTime) {
        return new Keyset<>(uniqueTime, inline(0L), true, true, KeyBytes.TIME);
    }

    /**
     * Earliest first, to the microsecond; among equals, the lowest id first.
     *
     * @throws IllegalArgumentException if a column can be null, or the id isn't a {@code bigint}
     */
    public static <I> Keyset<Instant, I> oldestFirst(Field<Instant> time, Field<I> id) {
        return new Keyset<>(time, id, false, false, KeyBytes.TIME);
    }

    /**
     * By text, in the order of its collation; among equals, the lowest id first.
     *
     * @throws IllegalArgumentException if a column can be null, or the id isn't a {@code bigint}
     */
    public static <I> Keyset<String, I> alphabetical(Field<String> text, Field<I> id) {
        return new Keyset<>(text, id, false, false, KeyBytes.TEXT);
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
        List<R> rows = cursor.map(c -> query.and(
                        unique
                                ? beyond(c.direction(), val(c.key(), key))
                                : beyond(c.direction(), val(c.key(), key), val(idOf(c), id))))
                .orElse(query)
                .orderBy(order(Cursor.directionOf(cursor)))
                .limit(inline(request.size() + 1))
                .fetch();
        PageRows<T, K> read = new PageRows<>(request.size());
        rows.forEach(row -> {
            if (read.wants()) {
                read.add(
                        mapper.apply(row),
                        row.get(key),
                        unique ? 0 : idConverter().to(row.get(id)));
            }
        });
        return read.page(rows.size() > request.size(), cursor, c -> c.encode(tag, keyBytes));
    }

    Field<K> key() {
        return key;
    }

    Field<I> id() {
        return id;
    }

    KeyBytes<K> keyBytes() {
        return keyBytes;
    }

    Optional<Cursor<K>> cursor(PageRequest request, int tag) {
        return request.cursor().map(text -> Cursor.decode(text, tag, keyBytes));
    }

    /** The rows that a cursor leads to, which is a parameter of the query. */
    Condition beyond(Direction direction, Parameters<Cursor<K>> there) {
        Field<K> keyThere = there.value(key, Cursor::key);
        return unique ? beyond(direction, keyThere) : beyond(direction, keyThere, there.value(id, this::idOf));
    }

    private Condition beyond(Direction direction, Field<K> keyThere) {
        return key.compare(comparator(direction), keyThere);
    }

    private Condition beyond(Direction direction, Field<K> keyThere, Field<I> idThere) {
        return row(key, id).compare(comparator(direction), row(keyThere, idThere));
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
        OrderField<K> byKey = down ? key.desc() : key.asc();
        return unique ? List.of(byKey) : List.of(byKey, down ? id.desc() : id.asc());
    }

    I idOf(Cursor<K> cursor) {
        return idConverter().from(cursor.id());
    }

    @SuppressWarnings("unchecked")
    Converter<Long, I> idConverter() {
        return (Converter<Long, I>) id.getConverter();
    }
}
