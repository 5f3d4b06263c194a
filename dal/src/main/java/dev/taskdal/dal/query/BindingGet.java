package dev.taskdal.dal.query;

import java.sql.ResultSet;
import java.util.function.Consumer;
import org.jooq.BindingGetResultSetContext;
import org.jooq.Configuration;
import org.jooq.Converter;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** One value that a binding of jOOQ reads. */
final class BindingGet<V> extends BindingContext implements BindingGetResultSetContext<V> {

    private final Field<V> field;
    private final ResultSet rows;
    private final int index;
    private final Consumer<@Nullable V> reader;

    BindingGet(Configuration configuration, Field<V> field, ResultSet rows, int index, Consumer<@Nullable V> reader) {
        super(configuration);
        this.field = field;
        this.rows = rows;
        this.index = index;
        this.reader = reader;
    }

    @Override
    public ResultSet resultSet() {
        return rows;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public Field<V> field() {
        return field;
    }

    @Override
    public void value(@Nullable V value) {
        reader.accept(value);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> BindingGetResultSetContext<T> convert(Converter<? super T, ? extends V> converter) {
        return new BindingGet<>(
                configuration(), (Field<T>) field, rows, index, value -> reader.accept(converter.from(value)));
    }
}
