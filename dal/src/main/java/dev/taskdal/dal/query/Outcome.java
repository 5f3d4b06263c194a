package dev.taskdal.dal.query;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a query of a {@link RoundTrip} will have returned when that has run. As thread-safe as what it returns, once it
 * has run.
 *
 * @param <T> what the query returns
 */
public final class Outcome<T> {

    private final Supplier<T> source;

    Outcome(Supplier<T> source) {
        this.source = source;
    }

    /**
     * What the query returned.
     *
     * @throws IllegalStateException if the round trip has not run, or has failed
     */
    public T get() {
        return source.get();
    }

    /** The same, made into something else each time that it is asked for. */
    public <U> Outcome<U> map(Function<? super T, ? extends U> function) {
        return new Outcome<>(() -> function.apply(get()));
    }
}
