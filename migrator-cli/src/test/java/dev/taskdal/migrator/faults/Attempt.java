package dev.taskdal.migrator.faults;

import dev.taskdal.migrator.MigrationException;
import dev.taskdal.throwaway.ThrowawayDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A run that something may go wrong with, and that may be refused.
 *
 * @param target where it wants to go
 * @param fault what goes wrong, if it comes so far
 */
record Attempt(Target target, Optional<Fault> fault) {

    /** Makes it. Gives how it ended; anything but a {@code MigrationException} or its own fault is thrown. */
    Callable<String> on(ThrowawayDatabase database, Versions versions, Path folder) {
        return () -> this + ": " + outcome(database, versions, folder);
    }

    private String outcome(ThrowawayDatabase database, Versions versions, Path folder)
            throws IOException, InterruptedException {
        if (fault.isPresent() && fault.get().kind() == Fault.Kind.PROCESS_HALTED) {
            return Doomed.run(database, folder, target, fault.get()) ? "halted" : "ended before its fault";
        }
        FaultyDataSource faulty = new FaultyDataSource(database.dataSource(), fault);
        try {
            target.run(versions.migrator(faulty).withListener(faulty.listener()));
            return "done";
        } catch (MigrationException e) {
            return e.getMessage();
        } catch (KilledError e) {
            return "killed";
        }
    }
}
