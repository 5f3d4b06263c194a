package dev.taskdal.contracts;

import dev.taskdal.dal.query.Compiled;
import dev.taskdal.dal.query.Contract;
import dev.taskdal.throwaway.ThrowawayPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * Tests that queries keep their {@link Contract} on real volume, as dynamic tests of JUnit:
 *
 * <pre>{@code
 * @PostgresTest
 * class ReportContractsTest {
 *
 *     @TestFactory
 *     Stream<DynamicNode> contracts(ThrowawayPostgres server) {
 *         return QueryContracts.on(server, new ReportVolume())
 *                 .queries(Reports.QUERIES.all())
 *                 .reads("Reports.titles", "a user with many tasks", (database, rows) -> {
 *                     Dal dal = Dal.open(database);
 *                     return () -> Reports.TITLES.list(dal, new Open(busy, TaskStatus.TODO));
 *                 })
 *                 .tests();
 *     }
 * }
 * }</pre>
 *
 * <p>Two databases are filled, of 10,000 and of 1,000,000 rows. Each sample is executed on both, under a custom plan, a
 * generic plan, and what the server chooses by itself after ten executions; PostgreSQL's {@code auto_explain} reports what
 * really ran. Tested is that
 *
 * <ul>
 *   <li>each statement of each query has a sample;
 *   <li>each execution keeps the contract: exactly the declared indexes, no table read from end to end, no sort, no row
 *       thrown away by a filter, no more rows and buffers than declared;
 *   <li>from the small to the large database, buffers grow no faster than the depth of a B-tree;
 *   <li>each index is needed: a query breaks its contract without it. Unique indexes and those of constraints are exempt;
 *   <li>no index is a duplicate, and each foreign key has one.
 * </ul>
 *
 * <p>A server where {@code auto_explain} can't be loaded skips the tests, with the reason. The system property {@code
 * contracts.rows} makes the large database larger. Not thread-safe; make one for each test class.
 */
public final class QueryContracts {

    private static final long SMALL = 10_000;
    static final long LARGE = 1_000_000;

    private final ThrowawayPostgres server;
    private final Volume volume;
    private final Map<String, Declared> queries = new LinkedHashMap<>();
    private final List<DeclaredSample> samples = new ArrayList<>();
    private final Set<String> ignoredTables = new LinkedHashSet<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private long small = SMALL;
    private long large = Long.getLong("contracts.rows", LARGE);
    private Optional<Page> page = Optional.empty();

    private record Page(Path markdown, String command) {}

    private QueryContracts(ThrowawayPostgres server, Volume volume) {
        this.server = server;
        this.volume = volume;
    }

    /** Tests in databases of that server, which are dropped again, filled like that. */
    public static QueryContracts on(ThrowawayPostgres server, Volume volume) {
        return new QueryContracts(server, volume);
    }

    /**
     * Adds compiled queries to those that are tested.
     *
     * @throws IllegalArgumentException if there are two of one name
     */
    public QueryContracts queries(Collection<? extends Compiled> compiled) {
        compiled.forEach(query -> add(Declared.of(query)));
        return this;
    }

    /**
     * Adds a query that isn't compiled: plain jOOQ, plain JDBC, of another library.
     *
     * @throws IllegalArgumentException if there are two of one name
     */
    public QueryContracts query(String name, Contract contract) {
        add(new Declared(name, contract, Map.of()));
        return this;
    }

    private void add(Declared query) {
        if (queries.putIfAbsent(query.name(), query) != null) {
            throw new IllegalArgumentException("There are two queries named " + query.name() + ". Rename one of them.");
        }
    }

    /**
     * Adds a call of a query that writes nothing.
     *
     * @param query its name; it was added before
     * @param description what of real life this call stands for: "a user with 100,000 tasks"
     * @throws IllegalArgumentException if there is no such query
     */
    public QueryContracts reads(String query, String description, Sample sample) {
        return sample(query, description, false, false, sample);
    }

    /**
     * Adds a call of a query that writes nothing, whose cost has a bound that the small database doesn't reach, such as a
     * count that stops at 1,000. Its growth isn't tested, only that it stays below the bound of the contract, so another
     * sample of the query has to show that it doesn't grow beyond.
     *
     * @param query its name; it was added before
     * @param description what of real life this call stands for
     * @throws IllegalArgumentException if there is no such query
     */
    public QueryContracts readsUpToBound(String query, String description, Sample sample) {
        return sample(query, description, false, true, sample);
    }

    /**
     * Adds a call of a query that writes. Each execution is rolled back.
     *
     * @param query its name; it was added before
     * @param description what of real life this call stands for
     * @throws IllegalArgumentException if there is no such query
     */
    public QueryContracts writes(String query, String description, Sample sample) {
        return sample(query, description, true, false, sample);
    }

    private QueryContracts sample(String query, String description, boolean writes, boolean bounded, Sample code) {
        Declared declared = queries.get(query);
        if (declared == null) {
            throw new IllegalArgumentException("There is no query named " + query + " to give a sample of. Add it"
                    + " before, or name one of " + String.join(", ", queries.keySet()) + ".");
        }
        samples.add(new DeclaredSample(declared, description, writes, bounded, code));
        return this;
    }

    /** Leaves out the indexes of tables that others look after, such as the history of migrations. */
    public QueryContracts ignoring(String... tables) {
        ignoredTables.addAll(List.of(tables));
        return this;
    }

    /**
     * Measures with a setting of the server other than its default, as the database of the real service has it.
     *
     * @param name such as {@code random_page_cost}
     */
    public QueryContracts setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /**
     * Fills databases of other sizes than 10,000 and 1,000,000 rows.
     *
     * @throws IllegalArgumentException if the second isn't larger than the first
     */
    public QueryContracts sizes(long smallRows, long largeRows) {
        if (smallRows < 1 || largeRows <= smallRows) {
            throw new IllegalArgumentException("Growth can't be measured from " + smallRows + " to " + largeRows
                    + " rows. Give the smaller number first, and a larger one.");
        }
        small = smallRows;
        large = largeRows;
        return this;
    }

    /**
     * Adds a test that a reference page of the queries and indexes says what is so; with the system property {@code
     * contracts.write} it is written instead.
     *
     * @param command what writes it, for whoever has to
     */
    public QueryContracts page(Path markdown, String command) {
        page = Optional.of(new Page(markdown, command));
        return this;
    }

    /** The tests. Nothing is started or measured before the first of them runs. The databases go when the stream is closed. */
    public Stream<DynamicNode> tests() {
        Laboratory laboratory = new Laboratory(server, volume, small, large, settings, samples, ignoredTables);
        ContractTests tests = new ContractTests(laboratory, List.copyOf(queries.values()), samples);
        Stream<DynamicNode> pageTest = page.stream()
                .map(made -> new ReferencePage(
                                laboratory, List.copyOf(queries.values()), samples, made.markdown(), made.command())
                        .test());
        return Stream.concat(tests.nodes(), pageTest).onClose(laboratory::close);
    }
}
