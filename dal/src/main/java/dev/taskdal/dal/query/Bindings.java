package dev.taskdal.dal.query;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.Binding;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** jOOQ's bindings, asked for one value at a time. */
final class Bindings {

    /** jOOQ says nowhere but in the name of the class whether a binding is its own. */
    private static final String OWN = "org.jooq.impl.DefaultBinding$";

    private Bindings() {}

    /** The simple name of jOOQ's own binding; empty if it is somebody else's. */
    static String nameOf(Binding<?, ?> binding) {
        String name = binding.getClass().getName();
        return name.startsWith(OWN) ? name.substring(OWN.length()) : "";
    }

    static <V> @Nullable V get(Field<V> column, ResultSet rows, int index) throws SQLException {
        AtomicReference<@Nullable V> read = new AtomicReference<>();
        column.getBinding().get(new BindingGet<>(Rendering.JOOQ, column, rows, index, read::set));
        return read.get();
    }

    static <V> void set(Field<V> parameter, PreparedStatement statement, int index, @Nullable V value)
            throws SQLException {
        parameter.getBinding().set(new BindingSet<>(Rendering.JOOQ, statement, index, value));
    }
}
