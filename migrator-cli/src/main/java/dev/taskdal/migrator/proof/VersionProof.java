package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.Migration;
import java.time.Duration;
import java.util.List;

/**
 * What was found of one version.
 *
 * @param migration which one
 * @param findings what doesn't hold; empty if all does
 * @param took how long it took to find out
 */
public record VersionProof(Migration migration, List<Finding> findings, Duration took) {

    public VersionProof {
        findings = List.copyOf(findings);
    }

    /** Whether up, down and up again left nothing to complain of. */
    public boolean holds() {
        return findings.isEmpty();
    }
}
