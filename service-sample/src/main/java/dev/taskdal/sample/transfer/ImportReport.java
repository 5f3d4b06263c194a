package dev.taskdal.sample.transfer;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of an import.
 *
 * @param accepted how many tasks were made
 * @param rejected how many lines were not
 * @param problems why not: of the first {@value #MOST_PROBLEMS}
 */
record ImportReport(int accepted, int rejected, List<Problem> problems) {

    static final int MOST_PROBLEMS = 100;

    /** A line that was rejected; the first one is 1. */
    record Problem(int line, String reason) {}

    /** Counts while lines are read. */
    static final class Builder {

        private int rejected;
        private final List<Problem> problems = new ArrayList<>();

        void reject(int line, String reason) {
            rejected++;
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(new Problem(line, reason));
            }
        }

        ImportReport build(int accepted) {
            return new ImportReport(accepted, rejected, List.copyOf(problems));
        }
    }
}
