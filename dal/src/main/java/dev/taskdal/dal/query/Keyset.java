package dev.taskdal.dal.query;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.query.Cursor.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Converter;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Row2;
import org.jooq.SelectConditionStep;
import org.jooq.TableField;

/**
 * A total order of rows by which they can be read page by page: a key, then the id among equal keys. A page costs the
 * same wherever it is in the list, and rows that come or go before it don't shift it. Needs an index that starts with
 * what the query fixes and goes on with these two columns, both NOT NULL. Immutable.
 *
 * <p>The id is a {@code bigint}, plain or converted.
 *
 * @param <K> the type of the key
 * @param <I> the type of the id
 * @see <a href="https://use-the-index-luke.com/no-offset">Markus Winand on keyset pages</a>
 */
public final class Keyset<K, I> {

    private final Field<K> key;
    private final Field<I> id;
    private final boolean descending;
    private final KeyBytes<K> keyBytes;

    private Keyset(Field<K> key, Field<I> id, boolean descending, KeyBytes<K> keyBytes) {
        if (id.getConverter().fromType() != Long.class) {
            throw new IllegalArgumentException("A keyset needs an id of type bigint, but " + id + " is of type "
                    + id.getDataType().getTypeName() + ".");
        }
        this.key = requireNotNull(key);
        this.id = requireNotNull(id);
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
        return new Keyset<>(time, id, true, KeyBytes.TIME);
    }

    /**
     * By text, in the order of its collation; among equals, the lowest id first.
     *
     * @throws IllegalArgumentException if a column can be null, or the id isn't a {@code bigint}
     */
    public static <I> Keyset<String, I> alphabetical(Field<String> text, Field<I> id) {
        return new Keyset<>(text, id, false, KeyBytes.TEXT);
    }

    /**
     * Reads a page with one statement.
     *
     * @param list names the query and all that it was asked for, such as {@code tasks of 5}: a cursor of another list is
     *     refused
     * @param query selects at least key and id, and has no order of its own
     * @throws dev.taskdal.dal.error.InvalidCursorException if the request's cursor can't be used for this list
     */
    public <R extends Record, T> Page<T> page(
            String list, SelectConditionStep<R> query, PageRequest request, Function<? super R, ? extends T> mapper) {
        Optional<Cursor<K>> cursor = request.cursor().map(text -> Cursor.decode(text, list, keyBytes));
        boolean forward = cursor.map(c -> c.direction().forward()).orElse(true);
        List<R> rows = new ArrayList<>(cursor.map(c -> query.and(beyond(c)))
                .orElse(query)
                .orderBy(forward == descending ? key.desc() : key.asc(), forward == descending ? id.desc() : id.asc())
                .limit(inline(request.size() + 1))
                .fetch());
        boolean more = rows.size() > request.size();
        if (more) {
            rows.remove(request.size());
        }
        if (!forward) {
            Collections.reverse(rows);
        }
        boolean hasNext = !forward || more;
        boolean hasPrevious = forward ? cursor.isPresent() : more;
        return new Page<>(
                rows.stream().<T>map(mapper).toList(),
                hasNext ? nextOf(rows, cursor, list) : Optional.empty(),
                hasPrevious ? previousOf(rows, cursor, list) : Optional.empty());
    }

    private Condition beyond(Cursor<K> cursor) {
        Row2<K, I> here = row(key, id);
        Row2<K, I> there = row(val(cursor.key(), key), val(idConverter().from(cursor.id()), id));
        boolean less = cursor.direction().forward() == descending;
        if (cursor.direction().inclusive()) {
            return less ? here.le(there) : here.ge(there);
        }
        return less ? here.lt(there) : here.gt(there);
    }

    private Optional<String> nextOf(List<? extends Record> rows, Optional<Cursor<K>> cursor, String list) {
        // All rows of this page have gone since: the way on starts where the page would have ended.
        return rows.isEmpty()
                ? cursor.map(c -> c.turned(Direction.FROM).encode(list, keyBytes))
                : Optional.of(at(rows.get(rows.size() - 1), Direction.AFTER).encode(list, keyBytes));
    }

    private Optional<String> previousOf(List<? extends Record> rows, Optional<Cursor<K>> cursor, String list) {
        return rows.isEmpty()
                ? cursor.map(c -> c.turned(Direction.UNTIL).encode(list, keyBytes))
                : Optional.of(at(rows.get(0), Direction.BEFORE).encode(list, keyBytes));
    }

    private Cursor<K> at(Record row, Direction direction) {
        return new Cursor<>(direction, row.get(key), idConverter().to(row.get(id)));
    }

    @SuppressWarnings("unchecked")
    private Converter<Long, I> idConverter() {
        return (Converter<Long, I>) id.getConverter();
    }
}
