package dev.taskdal.dal.query;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;

/**
 * Inserts any number of rows with one statement, and returns them in the order in which they were given. All of them or
 * none. {@link Queries#insertReturning} makes it.
 *
 * <p>The order of a plain {@code RETURNING} is nowhere promised. So the ids are drawn first, each with the place that its
 * row had in the input, and the result is put into that order. This costs a join and a sort, and needs the right to use
 * the identity's sequence: {@link CompiledInsert} does without.
 *
 * @param <E> what a row is made from
 * @param <T> what a row is made into
 */
public final class CompiledInsertReturning<E, T> extends Compiled {

    private final Rendering<List<E>> rendering;
    private final Columns<T> columns;

    <R extends Record> CompiledInsertReturning(
            String name,
            Contract contract,
            RenderedStatements rendered,
            Table<?> table,
            Consumer<? super InsertColumns<E>> definition,
            Select<R> returning,
            Mapping<R, T> mapping) {
        super(name, contract, true);
        InsertColumns<E> inserted = new InsertColumns<>(name);
        definition.accept(inserted);
        this.rendering = Rendering.of(
                rendered,
                name,
                "",
                inserted.slots(),
                () -> InsertSql.returning(name, table, inserted, returning.getSelect()));
        this.columns = Columns.of(name, returning.getSelect(), mapping);
    }

    /**
     * Inserts rows; for an empty list it does nothing.
     *
     * @return what was inserted, in the order of the list
     */
    public List<T> list(Session session, List<E> rows) {
        return rows.isEmpty() ? List.of() : session.run(Step.ofRows(this, rendering, rows, columns::values));
    }

    @Override
    Map<String, SqlText> texts() {
        return Map.of("", rendering.text());
    }
}
