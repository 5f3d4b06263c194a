package dev.taskdal.benchmarks.report;

import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.measure.Rounds;
import dev.taskdal.benchmarks.measure.Samples;
import dev.taskdal.benchmarks.measure.Spread;
import dev.taskdal.benchmarks.measure.Throughput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** The page of the reference, in Markdown. */
public final class Report {

    private static final String NONE = "–";

    private final Results results;
    private final Conditions conditions;

    /** Of these results. */
    public Report(Results results) {
        this.results = results;
        this.conditions = results.conditions();
    }

    /** Renders it. */
    public String render() {
        return """
                # Performance

                What a call takes, compared with JDBC written by hand: the first row is time, the others are ratios to it; lower is
                better. This page is written by the command below. How to read it, and how to measure yourself:
                [benchmarks.md](../howto/benchmarks.md).

                ![Ratios to JDBC by hand](performance.svg)

                ## One call after another

                %s
                In how many rounds the `dal` took less time than the other. Of %d rounds, it would be ahead in %d to %d, nineteen times out of
                twenty, if both took the same.

                %s
                ## The client's part

                What a call takes of the processor in the client: library, pool, driver and the system's network, without the server. The first row is time,
                the others are ratios to it; lower is better. Where the server does most of the work, as in writes, libraries that differ
                here can look alike above.

                %s
                ## Many threads

                Calls in a second over a pool of %d connections, of which there are fewer than threads: the first row is a rate, the others
                are ratios to it; higher is better. *By key*: all look up tasks by key. *Mix*: what a service is asked for, in the shares of the
                [load run](../howto/benchmarks.md#the-service-under-load) but for what is deleted: pages of 20 (30), boards (25), tasks by key
                (15), changes (12), inserts (6), title prefixes (6). More than half of the mix's time is the board, which the `dal` sends as one
                statement and the others as five. In each round JDBC and the `dal` have five slices of time, the others one.

                %s
                ## Allocation

                Heap that a call takes, driver and pool included: the first row in kilobytes, the others are ratios to it; lower is
                better.

                %s
                ## Opening

                `Dal.open`, which compiles all queries of the layer, over a pool that has its connection.

                %s
                A fresh JVM spends its time on loading and verifying the classes of jOOQ. They are archived once, by a run of the
                application: from JDK 25 on with `-XX:AOTCacheOutput=app.aot`, to be used by `-XX:AOTCache=app.aot`; before with
                `-XX:ArchiveClassesAtExit=app.jsa` and `-XX:SharedArchiveFile=app.jsa`.

                ## How it was measured

                %s
                ## Spread

                Of each ratio: its tenth, its median, nine tenths; how many rounds; how many of them were outliers (further from the
                middle half than 1.5 times its width). Outliers count like the others.

                %s""".formatted(
                        table(results.times(), Numbers::time),
                        conditions.rounds(),
                        (int) Math.ceil(bound(conditions.rounds(), -1)),
                        (int) bound(conditions.rounds(), 1),
                        roundsAhead(results.times()),
                        table(results.clientTimes(), Numbers::time),
                        Throughput.CONNECTIONS,
                        table(results.throughput(), Numbers::perSecond),
                        table(results.allocation(), Numbers::kilobytes),
                        openings(),
                        conditions(),
                        spreads());
    }

    private String table(Samples samples, DoubleFunction<String> unit) {
        return table(
                samples,
                (column, entrant) -> entrant == Entrant.JDBC
                        ? samples.values(column, entrant)
                                .map(values -> unit.apply(values.median()))
                                .orElse(NONE)
                        : samples.ratios(column, entrant)
                                .map(ratios -> Numbers.ratio(ratios.median()))
                                .orElse(NONE));
    }

    private String table(Samples samples, BiFunction<String, Entrant, String> cell) {
        MarkdownTable table = new MarkdownTable("", samples.columns());
        for (Entrant entrant : results.entrants()) {
            List<String> cells = samples.columns().stream()
                    .map(column -> cell.apply(column, entrant))
                    .toList();
            if (cells.stream().anyMatch(text -> !text.equals(NONE))) {
                List<String> row = new ArrayList<>();
                row.add(entrant == Entrant.DAL ? "**" + entrant.title() + "**" : entrant.title());
                row.addAll(cells);
                table.row(row);
            }
        }
        return table.toString();
    }

    /** The end of the range in which 95 % of the sums of so many tosses of a coin are. */
    private static double bound(int tosses, int sign) {
        return tosses / 2.0 + sign * 1.96 * Math.sqrt(tosses) / 2;
    }

    private String roundsAhead(Samples samples) {
        return table(samples, (column, entrant) -> {
            long rounds = entrant.isOfTheLayer() ? 0 : samples.together(column, Entrant.DAL, entrant);
            return rounds == 0 ? NONE : samples.smaller(column, Entrant.DAL, entrant) + " of " + rounds;
        });
    }

    private String openings() {
        MarkdownTable table = new MarkdownTable("", List.of("p10", "median", "p90", "JVMs"));
        results.opening()
                .forEach((start, spread) -> table.row(List.of(
                        start.title(),
                        Numbers.time(spread.p10()),
                        Numbers.time(spread.median()),
                        Numbers.time(spread.p90()),
                        Integer.toString(spread.count()))));
        return table.toString();
    }

    private String conditions() {
        return """
                | | |
                |---|---|
                | command | `java -jar benchmarks/target/benchmarks.jar%s` |
                | date | %s |
                | machine | %s; load average %s as it began |
                | JVM | %s |
                | server | %s, on loopback, `fsync` off |
                | rows | %,d tasks of %,d users, half of them one user's |
                | processors | %s |
                | rounds | %d; what takes long in fewer: see the spread |
                | versions | %s |

                All contestants run in one JVM against one server, each over a HikariCP pool of its own with the same settings
                (`reWriteBatchedInserts` on, `plan_cache_mode = force_generic_plan`, `random_page_cost = 1.1`, all else as it comes). First
                they are checked to return the same rows. Then, in each round, they take turns of %d calls in random order, after as many
                calls of each as the JIT compiler wants. Within the round the median of each one's calls is divided by that of JDBC's; a figure is the median
                of the rounds. The client's part is the processor time of the thread that calls, turn by turn. Times of different runs can't be compared, ratios can. The server doesn't vacuum
                by itself, and writes a checkpoint before each large call.

                * A read is one call without a transaction that takes a connection and gives it back. Writes commit.
                * Who takes SQL is given the same; only MyBatis, Spring Data JDBC and Hibernate bind the limit, which others have in the
                  text.
                * *planned anew*: with PostgreSQL's own `plan_cache_mode = auto`, the server plans a statement at every call as long as
                  that looks cheaper. The others' statements are planned once on each connection.
                * Spring's manual reads columns by name. *By index*, its mappers are the code of JDBC by hand, and what is left is the template;
                  Jdbi's and plain JDBC's are always that.
                * All return the same records. A page reads one row more than asked for and makes cursors: JDBC's are hand-written
                  (Base64 of a direction, an id and a time), since a service needs them whatever it reads rows with.
                * *deep page*: after a quarter of all tasks, by keyset.
                * *board*: ten tasks and a count of each of four statuses. The `dal` sends one statement; the others send five, as
                  people write it.
                * *screen*: a user, a page and the counts. The `dal` sends the three queries in one round trip; the others send one
                  after the other, on one connection where the library makes that easy.
                * *insert* and *update* return the whole row; *update* checks the version.
                * JDBC's many rows go in through `COPY`; only those of "dal, rows returned" come back with their keys.
                * *read* makes one list of all rows.
                * Hibernate can't batch inserts whose keys the database draws, and Spring Data JDBC's aren't rewritten into larger ones:
                  they sit out the largest insert. Hibernate's stateless session needs a query to read back what the database filled
                  in; its entity manager loads what it changes.
                """.formatted(
                conditions.options().isEmpty() ? "" : " " + conditions.options(),
                conditions.date(),
                conditions.machine(),
                conditions.load() < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", conditions.load()),
                conditions.jdk(),
                conditions.server(),
                conditions.tasks(),
                conditions.users(),
                conditions.oneProcessor() ? "short calls on one, client and server alike; all else on all" : "all",
                conditions.rounds(),
                conditions.versions().entrySet().stream()
                        .map(version -> version.getKey() + " " + version.getValue())
                        .collect(Collectors.joining(", ")),
                Rounds.CALLS_IN_TURN);
    }

    private String spreads() {
        MarkdownTable table =
                new MarkdownTable("work", List.of("contestant", "p10", "median", "p90", "rounds", "outliers"));
        for (Map.Entry<Samples, String> part : List.of(
                Map.entry(results.times(), ""),
                Map.entry(results.clientTimes(), "client's part, "),
                Map.entry(results.throughput(), ""))) {
            for (String column : part.getKey().columns()) {
                for (Entrant entrant : results.entrants()) {
                    if (entrant != Entrant.JDBC) {
                        part.getKey()
                                .ratios(column, entrant)
                                .ifPresent(spread -> table.row(row(part.getValue() + column, entrant.title(), spread)));
                    }
                }
            }
        }
        return table.toString();
    }

    private static List<String> row(String column, String contestant, Spread spread) {
        return List.of(
                column,
                contestant,
                Numbers.exactRatio(spread.p10()),
                Numbers.exactRatio(spread.median()),
                Numbers.exactRatio(spread.p90()),
                Integer.toString(spread.count()),
                Integer.toString(spread.outliers()));
    }
}
