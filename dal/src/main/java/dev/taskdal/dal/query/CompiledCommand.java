package dev.taskdal.dal.query;

import java.util.Map;
import java.util.function.Function;
import org.jooq.RowCountQuery;
import org.jspecify.annotations.Nullable;

/**
 * An insert, update or delete of jOOQ that was rendered once and runs as a prepared statement. {@link Queries#command}
 * makes it.
 *
 * @param <P> what it is called with: a value, or a record of several
 */
public final class CompiledCommand<P extends @Nullable Object> extends Compiled {

    private final Rendering<P> rendering;

    CompiledCommand(
            String name,
            Contract contract,
            RenderedStatements rendered,
            Function<? super Parameters<P>, ? extends RowCountQuery> definition) {
        super(name, contract, true);
        Parameters<P> parameters = new Parameters<>(name);
        RowCountQuery query = definition.apply(parameters);
        this.rendering = Rendering.of(rendered, name, "", parameters.slots(), () -> query);
    }

    /**
     * Runs it.
     *
     * @return how many rows were written
     */
    public int execute(Session session, P arguments) {
        return session.run(executing(arguments));
    }

    Step<P, Integer> executing(P arguments) {
        return Step.ofCount(this, rendering, arguments);
    }

    @Override
    Map<String, SqlText> texts() {
        return Map.of("", rendering.text());
    }
}
