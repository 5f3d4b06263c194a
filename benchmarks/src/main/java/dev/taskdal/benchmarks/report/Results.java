package dev.taskdal.benchmarks.report;

import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.measure.Opening;
import dev.taskdal.benchmarks.measure.Samples;
import dev.taskdal.benchmarks.measure.Spread;
import java.util.List;
import java.util.Map;

/**
 * All that a run has measured.
 *
 * @param entrants in the order of the rows
 * @param times nanoseconds a call
 * @param clientTimes nanoseconds of this JVM's processor a short call
 * @param throughput calls a second
 * @param allocation bytes a call
 * @param opening nanoseconds
 */
public record Results(
        List<Entrant> entrants,
        Samples times,
        Samples clientTimes,
        Samples throughput,
        Samples allocation,
        Map<Opening.Start, Spread> opening,
        Conditions conditions) {}
