package dev.taskdal.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.taskdal.dal.query.Contract;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each check fails for a query that was made to break it, by plain JDBC, and its message says why. */
@PostgresTest
class BrokenContractsTest {

    private static final Contract BY_SHELF =
            contract("ix_book_shelf").rows(20).buffers(10).buffersPerRow(1);

    private static Map<String, String> failures;

    @BeforeAll
    static void measure(ThrowawayPostgres server) {
        QueryContracts contracts = library(server, new LibraryVolume());
        query(contracts, "kept", BY_SHELF, "select * from book where shelf_id = ? order by id limit 20", 1L);
        query(
                contracts,
                "titles",
                contract("ix_book_title").rows(20).buffers(10).buffersPerRow(1),
                "select * from book where title collate \"C\" >= ? order by title collate \"C\", id limit 20",
                "Title 5");
        query(
                contracts,
                "other index",
                contract("ix_book_title").rows(20).buffers(30),
                "select * from book where shelf_id = ? order by id limit 20",
                1L);
        query(
                contracts,
                "function",
                contract("ix_book_shelf").rows(20).buffers(30),
                "select * from book where abs(shelf_id) = ? limit 20",
                1L);
        query(
                contracts,
                "sorted",
                contract("ix_book_shelf").rows(20).buffers(1_000_000),
                "select * from book where shelf_id = ? order by title desc limit 20",
                2L);
        query(
                contracts,
                "filtered",
                contract("ix_book_shelf").rows(20).buffers(1_000_000),
                "select * from book where shelf_id = ? and pages = ? order by id limit 20",
                1L,
                5);
        query(
                contracts,
                "too many rows",
                BY_SHELF.rows(19).buffers(50),
                "select * from book where shelf_id = ? order by id limit 20",
                1L);
        query(
                contracts,
                "too many buffers",
                BY_SHELF.buffers(5).buffersPerRow(0),
                "select * from book where shelf_id = ? order by id limit 20",
                1L);
        query(
                contracts,
                "grown",
                contract("ix_book_shelf").rows(20).buffers(1_000_000),
                "select * from book where shelf_id = ? order by id offset (? / 20) limit 20",
                1L,
                Rows.ALL);
        query(
                contracts,
                "generic",
                contract("ix_book_title").rows(20).buffers(1_000_000),
                "select id from book where title collate \"C\" like ? order by title collate \"C\", id limit 20",
                "Title 4999%");
        contracts
                .query("two statements", BY_SHELF)
                .reads("two statements", "twice", (database, rows) -> () -> {
                    run(database, "select * from book where shelf_id = ? order by id limit 20", rows, 1L);
                    run(database, "select * from book where shelf_id = ? order by id limit 20", rows, 1L);
                })
                .query("failing", BY_SHELF)
                .reads("failing", "no such table", (database, rows) -> () -> run(database, "select 1 from bok", rows))
                .query("forgotten", BY_SHELF);
        failures = Failures.of(contracts);
    }

    @Test
    void contract_kept_passes() {
        assertThat(failures.entrySet().stream()
                        .filter(failure -> failure.getKey().matches("(kept|titles):.*")))
                .isEmpty();
    }

    @Test
    void index_otherThanDeclared_isSeen() {
        assertThat(failure("other index: sample of 40,000, custom plan"))
                .contains("index\n", "expected: ix_book_title", "seen:     ix_book_shelf", "usually:  a function")
                .contains("statement: select * from book where shelf_id = $1")
                .contains("Index Scan using ix_book_shelf on book  (rows 20, buffers ", "Index Cond: (shelf_id = ");
    }

    @Test
    void functionOnTheColumn_readsTheTable_isSeen() {
        assertThat(failure("function: sample of 40,000, generic plan"))
                .contains("expected: ix_book_shelf", "seen:     no index")
                .contains("scan\n", "sequential scan of book", "usually:  no index begins with the columns")
                .contains("filter\n", "rows thrown away: ", " by Filter of Seq Scan");
    }

    @Test
    void orderOfNoIndex_isSeen() {
        assertThat(failure("sorted: sample of 40,000, auto after ten executions"))
                .contains(
                        "sort\n",
                        "expected: no sort",
                        "Sort by title DESC",
                        "ORDER BY that is not the order of the index");
    }

    @Test
    void filterThatThrowsRowsAway_isSeen() {
        assertThat(failure("filtered: sample of 40,000, custom plan"))
                .contains("filter\n", " by Filter of ", "Rows Removed by Filter: ", "a column that isn't in the index");
    }

    @Test
    void moreRowsThanDeclared_isSeen() {
        assertThat(failure("too many rows: sample of 40,000, custom plan"))
                .contains("rows\n", "expected: at most 19 rows", "seen:     20 rows", "usually:  no LIMIT");
    }

    @Test
    void moreBuffersThanDeclared_isSeen() {
        assertThat(failure("too many buffers: sample of 40,000, custom plan"))
                .contains("buffers\n", "expected: at most 5 buffers (5 and 0 for each of 20 rows)", " buffers\n");
    }

    @Test
    void growthWithTheRows_isSeen() {
        assertThat(failures).doesNotContainKey("grown: sample of 40,000, custom plan");
        assertThat(failure("grown: sample, growth from 2,000 to 40,000"))
                .contains(
                        "growth\n",
                        "in the small database, as ix_book_shelf went from ",
                        " levels to ",
                        "usually:  OFFSET");
    }

    @Test
    void patternUnderAGenericPlan_isSeen() {
        assertThat(failures).doesNotContainKey("generic: sample of 40,000, custom plan");
        assertThat(failure("generic: sample of 40,000, generic plan"))
                .contains("rows thrown away: ", "Filter: ", " ~~ ", "$1");
    }

    @Test
    void sampleOfTwoStatements_isSeen() {
        assertThat(failure("two statements: twice of 40,000, custom plan"))
                .contains("expected: one statement", "seen:     2 statements");
    }

    @Test
    void sampleThatFails_isSeen() {
        assertThat(failure("failing: no such table of 40,000, custom plan"))
                .contains("could not be executed", "relation \"bok\" does not exist");
    }

    @Test
    void queryWithoutSample_isSeen() {
        assertThat(failure("forgotten: every statement has a sample"))
                .contains("forgotten has no sample", "Add one with reads(\"forgotten\", …)");
    }

    @Test
    void indexesThatAreNeeded_pass() {
        assertThat(failures).doesNotContainKeys("ix_book_shelf is needed", "ix_book_title is needed");
    }

    @Test
    void indexesNobodyNeeds_areSeen(ThrowawayPostgres server) {
        QueryContracts contracts = library(server, new LibraryVolume() {
            @Override
            String more() {
                return """
                        create index ix_book_shelf_again on book (shelf_id, id);
                        create index ix_book_pages on book (pages);
                        create table loan (id bigint primary key, book_id bigint not null references book);
                        """;
            }
        });
        query(contracts, "kept", BY_SHELF, "select * from book where shelf_id = ? order by id limit 20", 1L);

        Map<String, String> found = Failures.of(contracts);

        assertThat(found.get("no duplicate index, each foreign key has one"))
                .contains("Duplicate indexes on book: ix_book_shelf, ix_book_shelf_again. Drop all but one.")
                .contains("foreign key loan_book_id_fkey on loan");
        assertThat(found.get("ix_book_pages is needed"))
                .contains(
                        "No query needs the index ix_book_pages on book",
                        "none scans it",
                        "Drop it, or declare the query");
        // Either of the twins serves as well as the other.
        assertThat(found).containsKeys("ix_book_shelf is needed", "ix_book_shelf_again is needed");
    }

    @Test
    void statementOfAnotherQuery_isSeen() {
        Declared query = new Declared("pages", BY_SHELF, Map.of("", "select a from b where c = ? limit 21"));
        Plan.Node node = new Plan.Node(Map.of("Index-Name", "ix_book_shelf"), List.of());

        assertThat(breaches(query, "select a from b where c = $1 limit 201", node))
                .isEmpty();
        assertThat(breaches(query, "select a from d where c = $1 limit 21", node))
                .singleElement()
                .satisfies(breach -> assertThat(breach.toString())
                        .contains("expected: a statement of pages", "seen:     select a from d"));
    }

    @Test
    void declarations_thatAreWrong_areRefused(ThrowawayPostgres server) {
        QueryContracts contracts = library(server, new LibraryVolume()).query("pages", BY_SHELF);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> contracts.query("pages", BY_SHELF))
                .withMessage("There are two queries named pages. Rename one of them.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contracts.reads("page", "", (database, rows) -> () -> {}))
                .withMessageStartingWith("There is no query named page to give a sample of.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contracts.sizes(100, 100))
                .withMessageStartingWith("Growth can't be measured from 100 to 100 rows.");
    }

    private static List<Breach> breaches(Declared query, String sql, Plan.Node node) {
        DeclaredSample sample = new DeclaredSample(query, "sample", false, false, (database, rows) -> () -> {});
        return new Execution(sample, PlanMode.CUSTOM, List.of(new Plan(sql, node))).breaches();
    }

    private static String failure(String test) {
        assertThat(failures).containsKey(test);
        return failures.get(test);
    }

    private static QueryContracts library(ThrowawayPostgres server, Volume volume) {
        return QueryContracts.on(server, volume).sizes(2_000, 40_000).setting("random_page_cost", "1.1");
    }

    private static Contract contract(String... indexes) {
        return new Contract(List.of(indexes), 1, 16, 0, Optional.empty(), Optional.empty());
    }

    /** Stands for the number of rows of the database. */
    private enum Rows {
        ALL
    }

    private static void query(
            QueryContracts contracts, String name, Contract contract, String sql, Object... arguments) {
        contracts
                .query(name, contract)
                .reads(name, "sample", (database, rows) -> () -> run(database, sql, rows, arguments));
    }

    private static void run(DataSource database, String sql, long rows, Object... arguments) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i] == Rows.ALL ? (Object) rows : arguments[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    // To the end, as a program does.
                }
            }
        }
    }
}
