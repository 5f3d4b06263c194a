package dev.taskdal.contracts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything that is measured, once: reads first, since what is written and rolled back leaves dead rows, which later reads
 * would have to step over.
 */
final class Findings {

    private final Map<DeclaredSample, Measured> samples = new LinkedHashMap<>();
    private final Site small;
    private final Site large;
    private final List<IndexCatalog.Index> smallIndexes;
    private final List<IndexCatalog.Index> indexes;
    private final List<String> catalogProblems;
    private final IndexNeeds needs;
    private final InsertCost insertCost;

    Findings(Site small, Site large, List<DeclaredSample> declared, Set<String> ignoredTables) throws Exception {
        this.small = small;
        this.large = large;
        this.smallIndexes = IndexCatalog.of(small.dataSource(), ignoredTables);
        this.indexes = IndexCatalog.of(large.dataSource(), ignoredTables);
        this.catalogProblems = IndexHealth.problems(large.dataSource(), large.url());
        this.needs = new IndexNeeds(large);
        this.insertCost = new InsertCost(large);
        for (boolean writes : new boolean[] {false, true}) {
            Map<DeclaredSample, Measured> measured = new LinkedHashMap<>();
            declared.stream()
                    .filter(sample -> sample.writes() == writes)
                    .forEach(sample -> measured.put(sample, measured(sample)));
            needs.add(droppable(), measured);
            samples.putAll(measured);
        }
    }

    private List<IndexCatalog.Index> droppable() {
        return indexes.stream().filter(index -> !index.constraint()).toList();
    }

    private Measured measured(DeclaredSample sample) {
        Measured measured = new Measured();
        measured.add(small, sample);
        measured.add(large, sample);
        return measured;
    }

    Measured of(DeclaredSample sample) {
        return samples.get(sample);
    }

    List<IndexCatalog.Index> indexes() {
        return indexes;
    }

    List<IndexCatalog.Index> smallIndexes() {
        return smallIndexes;
    }

    List<String> catalogProblems() {
        return catalogProblems;
    }

    /** The names of the queries that scan the index in the large database. */
    Set<String> scanning(IndexCatalog.Index index) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getValue().failure().isEmpty())
                .filter(sample -> Arrays.stream(PlanMode.values())
                        .flatMap(mode -> sample.getValue().in(large.rows(), mode).plans().stream())
                        .anyMatch(plan -> plan.indexes().contains(index.name())))
                .map(sample -> sample.getKey().query().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    IndexNeeds needs() {
        return needs;
    }

    /** Measured when somebody wants to know. */
    InsertCost insertCost() throws Exception {
        insertCost.add(droppable(), samples);
        return insertCost;
    }
}
