package dev.taskdal.dal.query;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Table;

/**
 * Inserts any number of rows with one statement, which has one array for each column: one text for however many rows.
 * All of them or none. {@link Queries#insert} makes it.
 *
 * @param <E> what a row is made from
 */
public final class CompiledInsert<E> extends Compiled {

    private final Rendering<List<E>> rendering;

    CompiledInsert(
            String name,
            Contract contract,
            RenderedStatements rendered,
            Table<?> table,
            Consumer<? super InsertColumns<E>> definition) {
        super(name, contract, true);
        InsertColumns<E> columns = new InsertColumns<>(name);
        definition.accept(columns);
        this.rendering = Rendering.of(rendered, name, "", columns.slots(), () -> InsertSql.counting(table, columns));
    }

    /**
     * Inserts rows; for an empty list it does nothing.
     *
     * @return how many were inserted
     */
    public int execute(Session session, List<E> rows) {
        return rows.isEmpty() ? 0 : session.run(Step.ofCount(this, rendering, rows));
    }

    @Override
    Map<String, SqlText> texts() {
        return Map.of("", rendering.text());
    }
}
