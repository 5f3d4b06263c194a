package dev.taskdal.sample.insight;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.error.DatabaseUnavailableException;
import dev.taskdal.dal.metrics.QueryLoad;
import dev.taskdal.dal.metrics.QueryMetrics;
import dev.taskdal.dal.metrics.QueryMinute;
import dev.taskdal.dal.query.Compiled;
import dev.taskdal.dal.query.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/queries}: the queries of the layer, those first that took most of the time since the service started.
 * {@code /actuator/queries/Tasks.board}: one of them, with its SQL, what it promises, and its last minutes in all
 * instances.
 */
@Component
@Endpoint(id = "queries")
final class QueriesEndpoint {

    private static final PageRequest LAST_MINUTES = PageRequest.first(15);

    /** As a round trip joins the names of its queries. */
    private static final String AND = " \\+ ";

    private final Dal dal;
    private final QueryMetrics metrics;
    private final Instant since = Instant.now();
    private final Map<String, Compiled> compiled;

    QueriesEndpoint(Dal dal, QueryMetrics metrics) {
        this.dal = dal;
        this.metrics = metrics;
        this.compiled = Dal.queries().stream().collect(Collectors.toMap(Compiled::name, Function.identity()));
    }

    /**
     * All of them.
     *
     * @param since when counting began: in this instance of the service
     */
    record Queries(Instant since, List<QueryReport> queries) {}

    /**
     * One of them.
     *
     * @param report in this instance, since it started
     * @param statements as they are sent, by what each is for
     * @param lastMinutes of all instances, newest first; null while the database can't be asked for them
     */
    record Query(
            QueryReport report,
            Contract contract,
            Map<String, String> statements,
            @Nullable List<Minute> lastMinutes) {}

    /** What a query did in a minute, in all instances. */
    record Minute(Instant minute, long calls, long errors, long rows, QueryReport.Millis latency) {

        static Minute of(QueryMinute minute) {
            QueryLoad load = minute.load();
            return new Minute(
                    minute.minute(), load.calls(), load.errors(), load.rows(), QueryReport.Millis.of(load.latency()));
        }
    }

    @ReadOperation
    Queries list() {
        return new Queries(since, reports());
    }

    /** Null, which becomes 404, if there is no such query. */
    @ReadOperation
    @Nullable
    Query get(@Selector String name) {
        Compiled query = compiled.get(name);
        if (query == null) {
            return null;
        }
        QueryReport report = reports().stream()
                .filter(candidate -> candidate.query().equals(name))
                .findFirst()
                .orElseThrow();
        return new Query(report, query.contract(), query.statements(), lastMinutes(name));
    }

    private @Nullable List<Minute> lastMinutes(String query) {
        try {
            return dal.metrics().pageByQuery(query, LAST_MINUTES).items().stream()
                    .map(Minute::of)
                    .toList();
        } catch (DatabaseUnavailableException e) {
            return null;
        }
    }

    private List<QueryReport> reports() {
        List<QueryLoad> totals = metrics.totals();
        Duration all = totals.stream().map(load -> load.latency().total()).reduce(Duration.ZERO, Duration::plus);
        Map<String, QueryLoad> called = totals.stream().collect(Collectors.toMap(QueryLoad::query, load -> load));
        Stream<QueryReport> running = totals.stream()
                .sorted(Comparator.comparing((QueryLoad load) -> load.latency().total())
                        .reversed())
                .map(load -> QueryReport.of(load, indexes(load.query()), all));
        Stream<QueryReport> idle = compiled.values().stream()
                .filter(query -> !called.containsKey(query.name()))
                .sorted(Comparator.comparing(Compiled::name))
                .map(QueryReport::neverCalled);
        return Stream.concat(running, idle).toList();
    }

    private List<String> indexes(String query) {
        return Stream.of(query.split(AND))
                .map(name -> Optional.ofNullable(compiled.get(name)))
                .flatMap(Optional::stream)
                .flatMap(known -> known.contract().indexes().stream())
                .distinct()
                .toList();
    }
}
