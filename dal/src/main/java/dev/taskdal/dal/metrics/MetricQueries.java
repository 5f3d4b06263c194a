package dev.taskdal.dal.metrics;

import static dev.taskdal.dal.query.Mapping.mapping;
import static dev.taskdal.schema.Keys.PK_QUERY_METRIC;
import static dev.taskdal.schema.Tables.QUERY_METRIC;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.withRecursive;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.NUMERIC;

import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.query.CompiledCommand;
import dev.taskdal.dal.query.CompiledPage;
import dev.taskdal.dal.query.CompiledQuery;
import dev.taskdal.dal.query.Contract;
import dev.taskdal.dal.query.Keyset;
import dev.taskdal.dal.query.Parameters;
import dev.taskdal.dal.query.Queries;
import dev.taskdal.schema.tables.QueryMetricTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.TableField;

/** The compiled queries behind {@link Metrics} and {@link QueryMetrics}, which are the way to run one of them. */
public final class MetricQueries {

    /** All of them. */
    public static final Queries QUERIES = Queries.named("Metrics", Queries.class);

    private static final Table<?> KNOWN = table(name("known"));

    private static final Field<String> KNOWN_QUERY = field(name("known", "query"), QUERY_METRIC.QUERY.getDataType());

    private MetricQueries() {}

    /** Adds to the rows that are there already, whoever has written them. */
    static final CompiledCommand<List<MinuteTally>> FLUSH =
            QUERIES.command("flush", Contract.noIndex().linear("It writes as many rows as it is given."), p -> {
                Map<Field<?>, Field<?>> rows = rows(p);
                return insertInto(QUERY_METRIC, rows.keySet())
                        .select(select(rows.values()))
                        .onConflict(QUERY_METRIC.QUERY, QUERY_METRIC.MINUTE)
                        .doUpdate()
                        .set(sums());
            });

    private static Map<Field<?>, Field<?>> rows(Parameters<List<MinuteTally>> p) {
        Map<Field<?>, Field<?>> rows = new LinkedHashMap<>();
        rows.put(QUERY_METRIC.QUERY, column(p, QUERY_METRIC.QUERY, MinuteTally::query));
        rows.put(QUERY_METRIC.MINUTE, column(p, QUERY_METRIC.MINUTE, MinuteTally::minute));
        counts().forEach((column, count) -> rows.put(column, column(p, column, row -> count.apply(row.tally()))));
        return rows;
    }

    /** In the select list, where the server reads the arrays as it goes, and in their order. */
    private static <V> Field<V> column(
            Parameters<List<MinuteTally>> p, Field<V> column, Function<MinuteTally, V> getter) {
        return field(
                "unnest({0})",
                column.getDataType(),
                p.values(column, rows -> rows.stream().map(getter).toList()));
    }

    private static Map<TableField<?, Long>, Function<Tally, Long>> counts() {
        Map<TableField<?, Long>, Function<Tally, Long>> counts = new LinkedHashMap<>();
        counts.put(QUERY_METRIC.CALLS, Tally::calls);
        counts.put(QUERY_METRIC.ERRORS, Tally::errors);
        counts.put(QUERY_METRIC.ROW_COUNT, Tally::rows);
        counts.put(QUERY_METRIC.TOTAL_MICROS, Tally::micros);
        counts.put(QUERY_METRIC.MAX_MICROS, Tally::longestMicros);
        for (int i = 0; i < Histogram.COLUMNS.size(); i++) {
            int place = i;
            counts.put(Histogram.COLUMNS.get(i), tally -> tally.histogram(place));
        }
        return counts;
    }

    private static Map<Field<?>, Field<?>> sums() {
        Map<Field<?>, Field<?>> sums = new LinkedHashMap<>();
        counts().keySet().forEach(column -> sums.put(column, column.plus(excluded(column))));
        sums.put(QUERY_METRIC.MAX_MICROS, greatest(QUERY_METRIC.MAX_MICROS, excluded(QUERY_METRIC.MAX_MICROS)));
        return sums;
    }

    /** What a query did, minute by minute, newest first. */
    public static final CompiledPage<String, QueryMinute> BY_QUERY = QUERIES.page(
            "pageByQuery",
            Contract.key(PK_QUERY_METRIC)
                    .rows(PageRequest.MAX_SIZE + 1)
                    .buffers(12)
                    .buffersPerRow(1),
            Keyset.newestFirst(QUERY_METRIC.MINUTE),
            p -> select(
                            QUERY_METRIC.QUERY,
                            QUERY_METRIC.MINUTE,
                            QUERY_METRIC.CALLS,
                            QUERY_METRIC.ERRORS,
                            QUERY_METRIC.ROW_COUNT,
                            QUERY_METRIC.TOTAL_MICROS,
                            QUERY_METRIC.MAX_MICROS,
                            array(Histogram.COLUMNS))
                    .from(QUERY_METRIC)
                    .where(QUERY_METRIC.QUERY.eq(p.value(QUERY_METRIC.QUERY))),
            mapping(MetricQueries::minute));

    /** Two instants, of which the second no longer counts. */
    public record Between(Instant from, Instant until) {}

    /** What the slowest queries did between two instants, the slowest on average first. */
    public static final CompiledQuery<Between, QueryLoad> SLOWEST = QUERIES.query(
            "listSlowest",
            Contract.key(PK_QUERY_METRIC)
                    .rows(Metrics.SLOWEST)
                    .sorting("What is added up has no index.")
                    .linear("It adds up all that happened in between."),
            p -> {
                Field<Long> calls = total(QUERY_METRIC.CALLS).as("calls");
                Field<Long> errors = total(QUERY_METRIC.ERRORS).as("errors");
                Field<Long> rows = total(QUERY_METRIC.ROW_COUNT).as("row_count");
                Field<Long> micros = total(QUERY_METRIC.TOTAL_MICROS).as("total_micros");
                Field<Long> longest = max(QUERY_METRIC.MAX_MICROS).as("max_micros");
                Field<Long[]> histogram = array(Histogram.COLUMNS.stream()
                                .map(MetricQueries::total)
                                .toList())
                        .as("histogram");
                Table<?> load = select(calls, errors, rows, micros, longest, histogram)
                        .from(QUERY_METRIC)
                        .where(QUERY_METRIC.QUERY.eq(KNOWN_QUERY))
                        .and(QUERY_METRIC.MINUTE.ge(p.value(QUERY_METRIC.MINUTE, Between::from)))
                        .and(QUERY_METRIC.MINUTE.lt(p.value(QUERY_METRIC.MINUTE, Between::until)))
                        .asTable("load");
                return withRecursive(known())
                        .select(
                                KNOWN_QUERY,
                                load.field(calls),
                                load.field(errors),
                                load.field(rows),
                                load.field(micros),
                                load.field(longest),
                                load.field(histogram))
                        .from(KNOWN)
                        .crossJoin(lateral(load))
                        .where(load.field(calls).isNotNull())
                        .orderBy(
                                load.field(micros)
                                        .cast(NUMERIC)
                                        .div(load.field(calls))
                                        .desc(),
                                KNOWN_QUERY.asc())
                        .limit(inline(Metrics.SLOWEST));
            },
            mapping(MetricQueries::load));

    /** By their place in the table, which is found by the key, and which nobody else changes in an old minute. */
    static final CompiledCommand<Instant> DELETE_BEFORE = QUERIES.command(
            "deleteBefore",
            Contract.key(PK_QUERY_METRIC).linear("It deletes as many rows as there are, up to " + Metrics.BATCH + "."),
            p -> deleteFrom(QUERY_METRIC)
                    .where(condition(
                            "ctid = any(array({0}))",
                            withRecursive(known())
                                    .select(field("old.ctid"))
                                    .from(KNOWN)
                                    .crossJoin(lateral(select(field("ctid"))
                                            .from(QUERY_METRIC)
                                            .where(QUERY_METRIC.QUERY.eq(KNOWN_QUERY))
                                            .and(QUERY_METRIC.MINUTE.lt(p.value(QUERY_METRIC.MINUTE)))
                                            .orderBy(QUERY_METRIC.MINUTE)
                                            .limit(inline(Metrics.BATCH))
                                            .asTable("old")))
                                    .limit(inline(Metrics.BATCH)))));

    /** The names of all queries, and null in the end: each is found from the one before, with one descent of the key. */
    private static CommonTableExpression<Record1<String>> known() {
        QueryMetricTable next = QUERY_METRIC.as("next");
        return name("known")
                .fields("query")
                .as(select(min(QUERY_METRIC.QUERY))
                        .from(QUERY_METRIC)
                        .unionAll(
                                select(field(select(min(next.QUERY)).from(next).where(next.QUERY.gt(KNOWN_QUERY))))
                                        .from(KNOWN)
                                        .where(KNOWN_QUERY.isNotNull())));
    }

    private static Field<Long> total(Field<Long> column) {
        return sum(column).cast(BIGINT);
    }

    private static QueryMinute minute(
            String query, Instant minute, long calls, long errors, long rows, long micros, long longest, Long[] upTo) {
        return new QueryMinute(minute, load(query, calls, errors, rows, micros, longest, upTo));
    }

    private static QueryLoad load(
            String query, long calls, long errors, long rows, long micros, long longest, Long[] upTo) {
        List<Long> histogram = new ArrayList<>(List.of(upTo));
        histogram.add(calls - histogram.stream().mapToLong(Long::longValue).sum());
        return new QueryLoad(
                query,
                calls,
                errors,
                rows,
                new Latency(Histogram.ofMicros(micros), Histogram.ofMicros(longest), histogram));
    }
}
