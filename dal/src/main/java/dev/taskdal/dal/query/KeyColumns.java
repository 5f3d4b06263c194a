package dev.taskdal.dal.query;

import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Converter;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jooq.TableField;

/**
 * What rows are ordered by before their id: columns, all in one direction, whose values are a key together.
 *
 * @param columns from the first to the last that decides
 * @param key makes a key from a value of each
 * @param bytes how it is written into a cursor
 */
record KeyColumns<K>(List<Column<K, ?>> columns, Function<Object[], K> key, KeyBytes<K> bytes) {

    /** A column, and its value in a key. */
    record Column<K, V>(Field<V> field, Function<? super K, ? extends V> getter) {

        Column {
            requireNotNull(field);
        }

        Field<V> in(K key) {
            return val(getter.apply(key), field);
        }

        Field<V> in(Parameters<Cursor<K>> cursor) {
            return cursor.value(field, there -> getter.apply(there.key()));
        }
    }

    /** A null is neither before nor after anything: its row would be on no page. Of expressions jOOQ doesn't know. */
    static <V> Field<V> requireNotNull(Field<V> field) {
        if (field instanceof TableField && field.getDataType().nullable()) {
            throw new IllegalArgumentException("A keyset needs columns that are NOT NULL, but " + field + " isn't.");
        }
        return field;
    }

    static KeyColumns<Instant> time(Field<Instant> time) {
        return single(time, KeyBytes.TIME);
    }

    static KeyColumns<String> text(Field<String> text) {
        return single(text, KeyBytes.TEXT);
    }

    @SuppressWarnings("unchecked")
    static <I> KeyColumns<I> id(Field<I> id) {
        return single(id, KeyBytes.id((Converter<Long, I>) id.getConverter()));
    }

    static <R extends Enum<R> & EnumType> KeyColumns<Ranked<R>> ranked(Field<R> rank, Field<Instant> time) {
        return new KeyColumns<>(
                List.of(new Column<>(rank, Ranked::rank), new Column<>(time, Ranked::time)),
                values -> new Ranked<>(rank.getType().cast(values[0]), (Instant) values[1]),
                KeyBytes.ranked(rank.getType()));
    }

    @SuppressWarnings("unchecked")
    private static <K> KeyColumns<K> single(Field<K> field, KeyBytes<K> bytes) {
        return new KeyColumns<>(List.of(new Column<>(field, Function.identity())), values -> (K) values[0], bytes);
    }

    List<Field<?>> fields() {
        List<Field<?>> fields = new ArrayList<>();
        columns.forEach(column -> fields.add(column.field()));
        return fields;
    }

    List<Field<?>> in(K key) {
        return columns.stream().<Field<?>>map(column -> column.in(key)).toList();
    }

    List<Field<?>> in(Parameters<Cursor<K>> cursor) {
        List<Field<?>> there = new ArrayList<>();
        columns.forEach(column -> there.add(column.in(cursor)));
        return there;
    }
}
