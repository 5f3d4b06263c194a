package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.Migration;

/** Is told how a proof goes on, on the thread that runs it. Each method does nothing unless it is overridden. */
public interface ProofListener {

    /** The proof of a version begins. */
    default void started(Migration migration) {}

    /** The proof of a version has ended, well or not. */
    default void finished(VersionProof proof) {}
}
