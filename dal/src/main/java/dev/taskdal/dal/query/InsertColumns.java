package dev.taskdal.dal.query;

import static org.jooq.impl.DSL.param;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.TableField;

/**
 * Which columns of a table are inserted, and from what. The others get their defaults.
 *
 * @param <E> what a row is made from
 */
public final class InsertColumns<E> {

    private final String query;
    private final List<Field<?>> columns = new ArrayList<>();
    private final List<Field<?>> arrays = new ArrayList<>();
    private final Map<String, Slot<List<E>, ?>> slots = new LinkedHashMap<>();

    InsertColumns(String query) {
        this.query = query;
    }

    /** A column and its value, which may be null if the column may. */
    public <V> InsertColumns<E> set(TableField<?, V> column, Function<? super E, ? extends V> getter) {
        String name = "column " + columns.size();
        columns.add(column);
        arrays.add(param(name, column.getDataType().array()));
        slots.put(
                name,
                new Slot<List<E>, List<E>>(
                        query,
                        column.getName(),
                        false,
                        Function.identity(),
                        ArrayWriters.of(query, column, getter),
                        rows -> ""));
        return this;
    }

    List<Field<?>> columns() {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Query " + query + " inserts no column. Set at least one.");
        }
        return columns;
    }

    List<Field<?>> arrays() {
        return arrays;
    }

    Map<String, Slot<List<E>, ?>> slots() {
        return slots;
    }
}
