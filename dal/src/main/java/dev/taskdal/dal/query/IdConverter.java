package dev.taskdal.dal.query;

import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jooq.ConverterContext;
import org.jooq.impl.AbstractContextConverter;
import org.jspecify.annotations.Nullable;

/**
 * Makes typed ids of a column of numbers: {@code new IdConverter<>(TaskId.class, TaskId::new, TaskId::value)}, for jOOQ's
 * generator to write into the column. What jOOQ's {@code Converter.ofNullable} does with four objects that call each other,
 * this does with two. Thread-safe if the two functions are.
 *
 * @param <I> the id
 */
@SuppressWarnings("serial") // As serializable as the two functions.
public final class IdConverter<I> extends AbstractContextConverter<Long, I> {

    private final LongFunction<I> constructor;
    private final ToLongFunction<I> value;

    /** For ids of that type; null is null on both sides. */
    public IdConverter(Class<I> type, LongFunction<I> constructor, ToLongFunction<I> value) {
        super(Long.class, type);
        this.constructor = constructor;
        this.value = value;
    }

    @Override
    public @Nullable I from(@Nullable Long number) {
        return number == null ? null : constructor.apply(number);
    }

    @Override
    public @Nullable Long to(@Nullable I id) {
        return id == null ? null : value.applyAsLong(id);
    }

    @Override
    public @Nullable I from(@Nullable Long number, ConverterContext context) {
        return from(number);
    }

    @Override
    public @Nullable Long to(@Nullable I id, ConverterContext context) {
        return to(id);
    }
}
