package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.throwaway.ThrowawayPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves that each migration of a project can be undone: on a throwaway database with rows in every table it goes up, down and
 * up again, version by version. The catalog after down has to be the one before up, the catalog after the second up the
 * one after the first, and the rows that were there before have to be there, value for value.
 *
 * <p>The rows are those that migrations insert, those of the project's seed scripts ({@code seed/S0002__verb_object.sql} runs
 * after version 0002), and made-up ones for tables that are still empty then. Where a V or U script says in its header that it
 * loses data ({@code -- loses-data: why}), rows aren't compared; if nothing is lost all the same, that is a finding, too.
 *
 * <p>How far a sequence has counted is neither catalog nor row: it may go on, since rollbacks and undone rows use up
 * numbers, but not back, since the next row would get the number of an old one.
 *
 * <p>Immutable. Each run has databases of its own, which it drops.
 */
public final class MigrationProof {

    private final ThrowawayPostgres server;
    private final MigrationProject project;
    private final Optional<SchemaVersion> first;

    private MigrationProof(ThrowawayPostgres server, MigrationProject project, Optional<SchemaVersion> first) {
        this.server = server;
        this.project = project;
        this.first = first;
    }

    /** Proves the migrations of {@code project} on databases of {@code server}, which stays open. */
    public static MigrationProof of(ThrowawayPostgres server, MigrationProject project) {
        return new MigrationProof(server, project, Optional.empty());
    }

    /** A copy that proves only {@code version} and those after it. Those before it only run, which is faster. */
    public MigrationProof from(SchemaVersion version) {
        return new MigrationProof(server, project, Optional.of(version));
    }

    /** Proves the versions, and tells nobody before the end. */
    public List<VersionProof> run() {
        return run(new ProofListener() {});
    }

    /**
     * Proves the versions, oldest first. One that doesn't hold doesn't keep the others from being proven, unless its
     * migration doesn't run at all.
     *
     * @return one for each version that was to be proven
     * @throws dev.taskdal.migrator.MigrationException if the names of the migrations are wrong
     * @throws IllegalArgumentException if a seed script has a wrong name or belongs to no version
     * @throws dev.taskdal.throwaway.ThrowawayPostgresException if the server fails
     */
    public List<VersionProof> run(ProofListener listener) {
        List<VersionProof> proofs = new ArrayList<>();
        try (ProofWalk walk = new ProofWalk(server, project)) {
            for (Migration migration : walk.migrations()) {
                if (first.isEmpty() || migration.version().compareTo(first.get()) >= 0) {
                    listener.started(migration);
                    VersionProof proof = walk.prove(migration);
                    listener.finished(proof);
                    proofs.add(proof);
                }
            }
        }
        return List.copyOf(proofs);
    }
}
