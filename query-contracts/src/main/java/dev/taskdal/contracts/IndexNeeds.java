package dev.taskdal.contracts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which queries need which index: those that break their buffer, sort or filter clause without it. Found out by dropping
 * it, in a transaction that is rolled back.
 */
final class IndexNeeds {

    private final Site site;
    private final Map<String, Set<String>> queries = new TreeMap<>();

    IndexNeeds(Site site) {
        this.site = site;
    }

    /** The names of the queries that need the index. */
    Set<String> of(IndexCatalog.Index index) {
        return queries.getOrDefault(index.name(), Set.of());
    }

    /** Tries the samples without each of the indexes that it scans. A sample that failed proves nothing. */
    void add(Collection<IndexCatalog.Index> indexes, Map<DeclaredSample, Measured> measured) throws Exception {
        for (IndexCatalog.Index index : indexes) {
            Map<DeclaredSample, Sample.Call> candidates = new LinkedHashMap<>();
            for (Map.Entry<DeclaredSample, Measured> entry : measured.entrySet()) {
                if (scans(entry.getValue(), index)) {
                    candidates.put(entry.getKey(), entry.getValue().call(site));
                }
            }
            if (!candidates.isEmpty()) {
                site.recorder().undo(() -> without(index, candidates));
            }
        }
    }

    private boolean scans(Measured measured, IndexCatalog.Index index) {
        return measured.failure().isEmpty()
                && List.of(PlanMode.values()).stream()
                        .map(mode -> measured.in(site.rows(), mode))
                        .filter(execution -> execution.breaches().isEmpty())
                        .flatMap(execution -> execution.plan().stream())
                        .anyMatch(plan -> plan.indexes().contains(index.name()));
    }

    private void without(IndexCatalog.Index index, Map<DeclaredSample, Sample.Call> candidates) throws Exception {
        PlanRecorder recorder = site.recorder();
        recorder.execute("drop index " + index.qualified());
        for (Map.Entry<DeclaredSample, Sample.Call> candidate : candidates.entrySet()) {
            String query = candidate.getKey().query().name();
            if (!queries.getOrDefault(index.name(), Set.of()).contains(query)
                    && breaks(candidate.getKey(), candidate.getValue())) {
                queries.computeIfAbsent(index.name(), name -> new TreeSet<>()).add(query);
            }
        }
    }

    private boolean breaks(DeclaredSample sample, Sample.Call call) throws Exception {
        PlanRecorder recorder = site.recorder();
        List<Breach> breaches = new ArrayList<>();
        for (PlanMode mode : List.of(PlanMode.CUSTOM, PlanMode.GENERIC)) {
            recorder.mode(mode);
            breaches.addAll(new Execution(sample, mode, recorder.record(call, 0, true)).breaches());
            if (breaches.stream().anyMatch(breach -> breach.clause().provesIndex())) {
                return true;
            }
        }
        return false;
    }
}
