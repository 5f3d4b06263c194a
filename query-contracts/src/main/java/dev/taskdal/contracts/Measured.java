package dev.taskdal.contracts;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a sample did in each database, under each kind of plan. */
final class Measured {

    private final Map<Long, Map<PlanMode, Execution>> executions = new LinkedHashMap<>();
    private final Map<Long, Sample.Call> calls = new LinkedHashMap<>();
    private @Nullable Exception failure;

    /** Executes a sample in a database. If it can't be, that is kept for its tests. */
    void add(Site site, DeclaredSample sample) {
        Map<PlanMode, Execution> here = executions.computeIfAbsent(site.rows(), rows -> new EnumMap<>(PlanMode.class));
        PlanRecorder recorder = site.recorder();
        try {
            Sample.Call call = sample.code().prepare(recorder.dataSource(), site.rows());
            calls.put(site.rows(), call);
            for (PlanMode mode : PlanMode.values()) {
                recorder.mode(mode);
                here.put(
                        mode,
                        new Execution(sample, mode, recorder.record(call, mode.executionsBefore(), sample.writes())));
            }
        } catch (Exception e) {
            failure = e;
        }
    }

    Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    /** The prepared call, to make it again. */
    Sample.Call call(Site site) {
        return calls.get(site.rows());
    }

    /** The execution in the database of that size. */
    Execution in(long rows, PlanMode mode) {
        if (failure != null) {
            throw new AssertionError("The sample could not be executed: " + failure.getMessage(), failure);
        }
        return executions.get(rows).get(mode);
    }
}
