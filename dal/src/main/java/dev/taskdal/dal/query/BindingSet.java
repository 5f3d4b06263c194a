package dev.taskdal.dal.query;

import java.io.Closeable;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.sql.SQLXML;
import org.jooq.BindingSetStatementContext;
import org.jooq.Configuration;
import org.jooq.Converter;
import org.jspecify.annotations.Nullable;

/**
 * One value that a binding of jOOQ binds. What the binding asks to be freed stays with the statement: the driver has all
 * values in memory, and frees none of them before it is executed.
 */
final class BindingSet<V> extends BindingContext implements BindingSetStatementContext<V> {

    private final PreparedStatement statement;
    private final int index;
    private final @Nullable V value;

    BindingSet(Configuration configuration, PreparedStatement statement, int index, @Nullable V value) {
        super(configuration);
        this.statement = statement;
        this.index = index;
        this.value = value;
    }

    @Override
    public PreparedStatement statement() {
        return statement;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public @Nullable V value() {
        return value;
    }

    @Override
    public <T> BindingSetStatementContext<T> convert(Converter<? extends T, ? super V> converter) {
        return new BindingSet<>(configuration(), statement, index, converter.to(value));
    }

    @Override
    public Array autoFree(Array array) {
        return array;
    }

    @Override
    public Blob autoFree(Blob blob) {
        return blob;
    }

    @Override
    public Clob autoFree(Clob clob) {
        return clob;
    }

    @Override
    public SQLXML autoFree(SQLXML xml) {
        return xml;
    }

    @Override
    public <R extends Closeable> R autoClose(R closeable) {
        return closeable;
    }

    @Override
    public <R extends AutoCloseable> R autoClose(R closeable) {
        return closeable;
    }
}
