package dev.taskdal.contracts;

import static dev.taskdal.contracts.Numbers.grouped;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.taskdal.contracts.IndexCatalog.Index;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** The findings, as tests. */
final class ContractTests {

    private final Laboratory laboratory;
    private final List<Declared> queries;
    private final List<DeclaredSample> samples;

    ContractTests(Laboratory laboratory, List<Declared> queries, List<DeclaredSample> samples) {
        this.laboratory = laboratory;
        this.queries = queries;
        this.samples = samples;
    }

    Stream<DynamicNode> nodes() {
        return Stream.concat(
                queries.stream().map(query -> dynamicContainer(query.name(), tests(query))),
                Stream.of(dynamicContainer("indexes", indexTests())));
    }

    private Stream<DynamicTest> tests(Declared query) {
        List<DeclaredSample> own =
                samples.stream().filter(sample -> sample.query().equals(query)).toList();
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest(query.name() + ": every statement has a sample", () -> covered(query, own)));
        for (DeclaredSample sample : own) {
            for (PlanMode mode : PlanMode.values()) {
                String title = sample.title() + " of " + grouped(laboratory.large()) + ", " + mode.title();
                tests.add(dynamicTest(title, () -> kept(title, sample, mode)));
            }
            if (!sample.bounded() && query.contract().linear().isEmpty()) {
                String title = sample.title() + ", growth from " + grouped(laboratory.small()) + " to "
                        + grouped(laboratory.large());
                tests.add(dynamicTest(title, () -> flat(title, sample)));
            }
        }
        return tests.stream();
    }

    private void covered(Declared query, List<DeclaredSample> own) throws Exception {
        if (own.stream().allMatch(DeclaredSample::bounded)) {
            throw new AssertionError(
                    query.name() + " has no sample, so nothing is known of it and its growth. Add one with reads(\""
                            + query.name() + "\", …), or writes(…) if it writes.");
        }
        Set<String> missing = new HashSet<>(query.statements().keySet());
        for (DeclaredSample sample : own) {
            laboratory
                    .findings()
                    .of(sample)
                    .in(laboratory.large(), PlanMode.CUSTOM)
                    .plans()
                    .forEach(plan -> query.statement(plan.sql()).ifPresent(missing::remove));
        }
        if (!missing.isEmpty()) {
            throw new AssertionError(
                    query.name() + " has no sample of: " + String.join(", ", missing) + ". Add one that executes it.");
        }
    }

    /** In the large database only: in the small one another plan may well be right. */
    private void kept(String title, DeclaredSample sample, PlanMode mode) throws Exception {
        Execution execution = laboratory.findings().of(sample).in(laboratory.large(), mode);
        fail(title, execution.breaches(), execution.plans());
    }

    private void flat(String title, DeclaredSample sample) throws Exception {
        Findings findings = laboratory.findings();
        for (PlanMode mode : PlanMode.values()) {
            Optional<Plan> before =
                    findings.of(sample).in(laboratory.small(), mode).plan();
            Optional<Plan> after =
                    findings.of(sample).in(laboratory.large(), mode).plan();
            if (before.isPresent() && after.isPresent()) {
                List<Breach> breaches = Growth.broken(
                                sample.query().contract(),
                                before.get(),
                                after.get(),
                                findings.smallIndexes(),
                                findings.indexes())
                        .stream()
                        .toList();
                fail(title + ", " + mode.title(), breaches, List.of(before.get(), after.get()));
            }
        }
    }

    private static void fail(String title, List<Breach> breaches, List<Plan> plans) {
        if (breaches.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder(title).append(" breaks its contract:\n");
        breaches.forEach(breach -> message.append("  ").append(breach).append('\n'));
        for (Plan plan : plans) {
            message.append("  statement: ").append(plan.sql()).append('\n');
            message.append("  plan:\n").append(PlanText.full(plan, "    "));
        }
        throw new AssertionError(message.toString());
    }

    /** Which there are isn't known before the databases are filled. */
    private Stream<DynamicTest> indexTests() {
        return Stream.of(laboratory).flatMap(ready -> {
            try {
                return Stream.concat(
                        Stream.of(dynamicTest("no duplicate index, each foreign key has one", this::healthy)),
                        ready.findings().indexes().stream()
                                .filter(index -> !index.constraint() && !index.unique())
                                .map(index -> dynamicTest(index.name() + " is needed", () -> needed(index))));
            } catch (Exception e) {
                return Stream.of(dynamicTest("indexes", () -> {
                    throw e;
                }));
            }
        });
    }

    private void healthy() throws Exception {
        List<String> problems = laboratory.findings().catalogProblems();
        if (!problems.isEmpty()) {
            throw new AssertionError(String.join("\n", problems));
        }
    }

    private void needed(Index index) throws Exception {
        Findings findings = laboratory.findings();
        if (!findings.needs().of(index).isEmpty()) {
            return;
        }
        String scanning = String.join(", ", findings.scanning(index));
        throw new AssertionError("No query needs the index " + index.name() + " on " + index.table() + ", of "
                + grouped(index.bytes()) + " bytes: without it, none breaks its bound of buffers, sorts or filters"
                + (scanning.isEmpty() ? ", and none scans it" : ", though it is scanned by " + scanning)
                + ". Usually another index serves as well, the bound of buffers is too high, or the query that it was made"
                + " for is gone. Drop it, or declare the query that needs it.");
    }
}
