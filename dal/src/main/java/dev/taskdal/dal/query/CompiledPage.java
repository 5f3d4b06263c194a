package dev.taskdal.dal.query;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.query.Cursor.Direction;
import dev.taskdal.dal.query.PageShapes.Call;
import dev.taskdal.dal.query.PageShapes.Shape;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectFinalStep;
import org.jspecify.annotations.Nullable;

/**
 * A select of jOOQ that is read page by page. Rendered once for each direction and size of page, since a size that is
 * bound makes the server guess, and plan again at every call. {@link Queries#page} makes it.
 *
 * @param <P> what it is called with: a value, or a record of several
 * @param <T> what a row is made into
 */
public final class CompiledPage<P extends @Nullable Object, T> extends Compiled {

    private final PageShapes<P, ?, ?, T> shapes;

    <K, I, R extends Record> CompiledPage(
            String name,
            Contract contract,
            RenderedStatements rendered,
            Keyset<K, I> keyset,
            Function<? super Parameters<P>, ? extends SelectFinalStep<R>> definition,
            Mapping<R, T> mapping) {
        super(name, contract, false);
        this.shapes = new PageShapes<>(name, rendered, keyset, definition, mapping);
    }

    /**
     * A page.
     *
     * @throws dev.taskdal.dal.error.InvalidCursorException if the request's cursor isn't one of this query with these
     *     arguments
     */
    public Page<T> page(Session session, P arguments, PageRequest request) {
        return session.run(paging(arguments, request));
    }

    /**
     * A cursor to the page after a row that another query has read, such as the last card in a column of a board.
     *
     * @param position the row's values of the columns of the keyset, in their order
     * @return for a request of this query with these arguments
     * @throws IllegalArgumentException if they aren't of the types of those columns
     */
    public String cursorAfter(P arguments, Object... position) {
        return cursorAfter(shapes, arguments, position);
    }

    private <K, I> String cursorAfter(PageShapes<P, K, I, T> known, P arguments, Object[] position) {
        Keyset<K, I> keyset = known.keyset();
        List<Field<?>> columns = keyset.fields();
        boolean fits = position.length == columns.size()
                && IntStream.range(0, position.length)
                        .allMatch(i -> columns.get(i).getType().isInstance(position[i]));
        if (!fits) {
            throw new IllegalArgumentException("A position in " + name() + " has a value for each of " + columns
                    + ", in this order; " + position.length + " were given, or one is of another type.");
        }
        return new Cursor<>(Direction.AFTER, keyset.keyOf(position), keyset.idOf(position))
                .encode(known.tag(arguments), keyset.keyBytes());
    }

    Step<?, Page<T>> paging(P arguments, PageRequest request) {
        return paging(shapes, arguments, request);
    }

    private <K, I> Step<?, Page<T>> paging(PageShapes<P, K, I, T> known, P arguments, PageRequest request) {
        int tag = known.tag(arguments);
        Optional<Cursor<K>> cursor = known.keyset().cursor(request, tag);
        Shape<P, K, T> shape = known.of(cursor.map(Cursor::direction).orElse(null), request.size());
        Call<P, K> call = new Call<>(arguments, cursor.orElse(null));
        return Step.ofRows(this, shape.rendering(), call, (rows, execution) -> {
            PageRows<T, K> page = new PageRows<>(request.size());
            boolean more = fill(page, shape, rows, known.keyset(), execution);
            return page.page(more, cursor, c -> c.encode(tag, known.keyset().keyBytes()));
        });
    }

    /** Whether there are more rows than there is room. */
    private static <P, K, I, T> boolean fill(
            PageRows<T, K> page, Shape<P, K, T> shape, ResultSet rows, Keyset<K, I> keyset, Execution execution)
            throws SQLException {
        Row row = shape.columns().row(rows);
        while (row.next()) {
            execution.rows++;
            if (!page.wants()) {
                return true;
            }
            T item = shape.columns().value(row);
            if (page.wantsPosition()) {
                Object[] here = shape.orderOf(row);
                page.add(item, keyset.keyOf(here), keyset.idOf(here));
            } else {
                page.add(item);
            }
        }
        return false;
    }

    @Override
    Map<String, SqlText> texts() {
        return shapes.usual();
    }
}
