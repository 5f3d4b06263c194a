package dev.taskdal.dal.query;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Which columns a constructor takes as primitives, and so can't take as null.
 *
 * <p>A reference to a constructor says nothing about it, but it converts its arguments, one after the other, before it calls
 * it. So it is given null for the column in question, and for a later one an object that isn't of its type: it fails at
 * the null if it makes a primitive of that, at the other if not, and calls nothing in either case. Only where no column
 * comes later, a constructor that takes the null is called with it.
 *
 * <p>A serializable reference could be asked, but no archive of classes holds it, and linking one for each mapping took 30 % of
 * the time in which the layer opens (docs/decisions/0020).
 */
final class Primitives {

    /** Of no type that a column has. */
    private static final Object MISFIT = new Primitives();

    private Primitives() {}

    /** Whether the constructor takes the column of that place as a primitive; false if it is a lambda with a body. */
    static boolean takes(Mapping<?, ?> mapping, List<Field<?>> columns, int place) {
        if (!isWrapper(columns.get(place).getType())) {
            return false;
        }
        Reader<?>[] values = new Reader<?>[mapping.columns];
        for (int i = 0; i < values.length; i++) {
            Class<?> type = columns.get(i).getType();
            Object value = i < place ? zero(type) : i > place && !type.isInstance(MISFIT) ? MISFIT : null;
            values[i] = (rows, index) -> value;
        }
        try {
            mapping.reading.of(new Row(null, values));
            return false;
        } catch (NullPointerException e) {
            return isOfConversion(e);
        } catch (RuntimeException | SQLException | AssertionError e) {
            // Of the misfit, or of a constructor that checks what it is given.
            return false;
        }
    }

    /** The class of the reference itself is hidden, so that what called it comes first. */
    private static boolean isOfConversion(NullPointerException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().equals(Mapping.class.getName());
    }

    private static boolean isWrapper(Class<?> type) {
        return primitive(type) != type;
    }

    /** Something that also a primitive can be made of. */
    private static @Nullable Object zero(Class<?> type) {
        return isWrapper(type) ? Array.get(Array.newInstance(primitive(type), 1), 0) : null;
    }

    private static Class<?> primitive(Class<?> type) {
        return MethodType.methodType(type).unwrap().returnType();
    }
}
