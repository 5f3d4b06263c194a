package dev.taskdal.dal.query;

import dev.taskdal.dal.error.InvalidValueException;
import java.lang.reflect.Array;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Converter;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How many values of one column are bound as one array: in the driver's own encoding where jOOQ's binding would do no
 * more than that, and through jOOQ's binding for arrays else. Enums and times go as text, which the cast in the SQL takes.
 */
final class ArrayWriters {

    /** How the driver takes the elements: the server's name of their type, and Java's. */
    private record Elements(String type, Class<?> javaType) {}

    private static final Elements TEXT = new Elements("text", String.class);

    private static final Map<String, Elements> PLAIN = Map.of(
            "DefaultLongBinding", new Elements("int8", Long.class),
            "DefaultIntegerBinding", new Elements("int4", Integer.class),
            "DefaultShortBinding", new Elements("int2", Short.class),
            "DefaultBooleanBinding", new Elements("bool", Boolean.class),
            "DefaultDoubleBinding", new Elements("float8", Double.class),
            "DefaultStringBinding", TEXT,
            "DefaultEnumTypeBinding", TEXT,
            "DefaultInstantBinding", TEXT);

    private ArrayWriters() {}

    /** From the elements of a collection, each turned into its value by the getter. */
    static <E, V> Writer<Collection<? extends E>> of(
            String query, Field<V> column, Function<? super E, ? extends @Nullable V> getter) {
        Elements plain = PLAIN.get(Bindings.nameOf(column.getBinding()));
        return plain == null ? throughJooq(query, column, getter) : plain(query, column, getter, plain);
    }

    @SuppressWarnings("unchecked")
    private static <E, V> Writer<Collection<? extends E>> plain(
            String query, Field<V> column, Function<? super E, ? extends @Nullable V> getter, Elements plain) {
        Converter<Object, V> converter = (Converter<Object, V>) column.getConverter();
        boolean same = converter.fromType() == converter.toType();
        return (statement, index, elements) -> {
            Object[] values = (Object[]) Array.newInstance(plain.javaType(), elements.size());
            int i = 0;
            for (E element : elements) {
                V value = required(query, column, getter.apply(element), i);
                values[i++] = sendable(column.getName(), same || value == null ? value : converter.to(value));
            }
            statement.setArray(index, statement.getConnection().createArrayOf(plain.type(), values));
        };
    }

    private static @Nullable Object sendable(String what, @Nullable Object value) {
        if (value instanceof String text) {
            return Text.storable(what, text);
        }
        if (value instanceof EnumType constant) {
            return constant.getLiteral();
        }
        return value instanceof Instant time ? Writers.time(what, time).toString() : value;
    }

    @SuppressWarnings("unchecked")
    private static <E, V> Writer<Collection<? extends E>> throughJooq(
            String query, Field<V> column, Function<? super E, ? extends @Nullable V> getter) {
        Param<V[]> parameter = DSL.param("p", column.getDataType().array());
        return (statement, index, elements) -> {
            V[] values = (V[]) Array.newInstance(column.getType(), elements.size());
            int i = 0;
            for (E element : elements) {
                values[i] = required(query, column, getter.apply(element), i);
                i++;
            }
            Bindings.set(parameter, statement, index, values);
        };
    }

    private static <V> @Nullable V required(String query, Field<V> column, @Nullable V value, int place) {
        if (value == null && !column.getDataType().nullable()) {
            throw new InvalidValueException("Query " + query + " was given no value for " + column.getName()
                    + " in element " + place + ", counted from 0, which is required. Give one.");
        }
        return value;
    }
}
