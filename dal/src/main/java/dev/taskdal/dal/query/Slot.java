package dev.taskdal.dal.query;

import dev.taskdal.dal.error.InvalidValueException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a query: where its value comes from, and how it is bound.
 *
 * @param text the value as text that is the same for equal values, in every JVM; not for bulk inserts
 */
record Slot<P, V>(
        String query,
        String what,
        boolean nullable,
        Function<? super P, ? extends V> getter,
        Writer<? super V> writer,
        Function<? super V, String> text) {

    void bind(PreparedStatement statement, int index, P arguments) throws SQLException {
        @Nullable V value = getter.apply(arguments);
        if (value == null && !nullable) {
            throw new InvalidValueException(
                    "Query " + query + " was given no value for " + what + ", which is required. Give one.");
        }
        writer.write(statement, index, value);
    }

    String textOf(P arguments) {
        return text.apply(getter.apply(arguments));
    }

    /** The same parameter of a query that is called with more. */
    <Q> Slot<Q, V> within(Function<? super Q, ? extends P> path) {
        return new Slot<>(query, what, nullable, arguments -> getter.apply(path.apply(arguments)), writer, text);
    }
}
