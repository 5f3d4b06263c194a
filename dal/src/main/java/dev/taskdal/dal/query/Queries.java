package dev.taskdal.dal.query;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.RowCountQuery;
import org.jooq.Select;
import org.jooq.SelectFinalStep;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * A set of compiled queries, best one for each class that has some, and constants of it:
 *
 * <pre>{@code
 * record Open(UserId owner, TaskStatus status) {}
 *
 * static final Queries QUERIES = Queries.named("Reports");
 *
 * static final CompiledQuery<Open, Title> TITLES = QUERIES.query(
 *         "titles",
 *         Contract.index(IX_TASK_USER_STATUS).rows(100).buffers(120),
 *         p -> select(TASK.ID, TASK.TITLE)
 *                 .from(TASK)
 *                 .where(TASK.USER_ID.eq(p.value(TASK.USER_ID, Open::owner)))
 *                 .and(TASK.STATUS.eq(p.value(TASK.STATUS, Open::status)))
 *                 .orderBy(TASK.CREATED_AT.desc(), TASK.ID.desc())
 *                 .limit(100),
 *         mapping(Title::new));
 *
 * List<Title> titles = TITLES.list(dal, new Open(ada, TaskStatus.TODO));
 * }</pre>
 *
 * <p>Each method here compiles a query: it runs the definition, renders what that returns, and refuses a wrong one with an
 * {@link IllegalArgumentException} that names the query: a name that was used before, a parameter that isn't used, a
 * column that can be null for a primitive component. Call them while the class is initialized; the set isn't
 * thread-safe before that is done.
 */
public final class Queries {

    private final String name;
    private final @Nullable Class<?> neighbor;
    private final RenderedStatements rendered;
    private final Map<String, Compiled> byName = new LinkedHashMap<>();

    private Queries(String name, @Nullable Class<?> neighbor, RenderedStatements rendered) {
        this.name = name;
        this.neighbor = neighbor;
        this.rendered = rendered;
    }

    /** A new set. The names of its queries begin with this name and a dot. */
    public static Queries named(String name) {
        return new Queries(name, null, RenderedStatements.NONE);
    }

    /**
     * A new set as {@link #named(String)} makes it, whose statements the build may have rendered: see
     * {@link RenderedStatements}.
     *
     * @param neighbor the class beside which they are, such as the one that defines the set; several sets may name the same
     */
    public static Queries named(String name, Class<?> neighbor) {
        return new Queries(name, neighbor, RenderedStatements.of(neighbor));
    }

    /** All that were compiled so far, in that order. */
    public Collection<Compiled> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /**
     * Compiles a query that returns rows.
     *
     * @param definition is run once
     */
    public <P, R extends Record, T> CompiledQuery<P, T> query(
            String name,
            Contract contract,
            Function<? super Parameters<P>, ? extends ResultQuery<R>> definition,
            Mapping<R, T> mapping) {
        Parameters<P> parameters = new Parameters<>(qualified(name));
        return add(new CompiledQuery<>(
                qualified(name), contract, rendered, parameters, definition.apply(parameters), mapping));
    }

    /**
     * Compiles a query that returns how many rows it wrote.
     *
     * @param definition is run once
     */
    public <P> CompiledCommand<P> command(
            String name, Contract contract, Function<? super Parameters<P>, ? extends RowCountQuery> definition) {
        return add(new CompiledCommand<>(qualified(name), contract, rendered, definition));
    }

    /**
     * Compiles a query that is read page by page.
     *
     * @param definition a select without order and limit, which come from the keyset and from each request; it is run once
     *     for each direction and size of page
     */
    public <P, R extends Record, T> CompiledPage<P, T> page(
            String name,
            Contract contract,
            Keyset<?, ?> keyset,
            Function<? super Parameters<P>, ? extends SelectFinalStep<R>> definition,
            Mapping<R, T> mapping) {
        return add(new CompiledPage<>(qualified(name), contract, rendered, keyset, definition, mapping));
    }

    /**
     * Compiles an insert of many rows at once.
     *
     * @param definition is run once
     */
    public <E> CompiledInsert<E> insert(
            String name, Contract contract, Table<?> table, Consumer<? super InsertColumns<E>> definition) {
        return add(new CompiledInsert<>(qualified(name), contract, rendered, table, definition));
    }

    /**
     * Compiles an insert of many rows at once that returns them.
     *
     * @param definition is run once
     * @param returning what of the new rows: a select of columns, without a table
     * @throws IllegalArgumentException also if the table has no identity column
     */
    public <E, R extends Record, T> CompiledInsertReturning<E, T> insertReturning(
            String name,
            Contract contract,
            Table<?> table,
            Consumer<? super InsertColumns<E>> definition,
            Select<R> returning,
            Mapping<R, T> mapping) {
        return add(new CompiledInsertReturning<>(
                qualified(name), contract, rendered, table, definition, returning, mapping));
    }

    @Nullable
    Class<?> neighbor() {
        return neighbor;
    }

    @Override
    public String toString() {
        return name;
    }

    private String qualified(String own) {
        return name + "." + own;
    }

    private <C extends Compiled> C add(C compiled) {
        if (byName.putIfAbsent(compiled.name(), compiled) != null) {
            throw new IllegalArgumentException(
                    "There are two queries named " + compiled.name() + ". Rename one of them.");
        }
        return compiled;
    }
}
