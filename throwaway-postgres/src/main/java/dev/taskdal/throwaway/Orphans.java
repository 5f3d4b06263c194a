package dev.taskdal.throwaway;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Stops the server processes that a dead process has left on a data directory. */
final class Orphans {
    private static final Set<String> PROGRAMS =
            Set.of("postgres", "pg_ctl", "initdb", "postgres.exe", "pg_ctl.exe", "initdb.exe");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Orphans() {}

    /** Returns whether none is left. */
    static boolean stop(Path dataDirectory) {
        // First politely, so that the server gives its shared memory back.
        of(dataDirectory).forEach(ProcessHandle::destroy);
        if (gone(dataDirectory)) {
            return true;
        }
        of(dataDirectory).forEach(ProcessHandle::destroyForcibly);
        return gone(dataDirectory);
    }

    /** Only processes that name the data directory as an argument: a process id read from a file may be another's by now. */
    private static List<ProcessHandle> of(Path dataDirectory) {
        return ProcessHandle.allProcesses()
                .filter(process -> names(process.info(), dataDirectory.toString()))
                .toList();
    }

    private static boolean names(ProcessHandle.Info info, String dataDirectory) {
        // Not a Path's name: a process that just starts or ends can have "/" for its program, which has none.
        var program = info.command().map(command -> new File(command).getName());
        return program.filter(PROGRAMS::contains).isPresent()
                && info.arguments()
                        .filter(arguments -> List.of(arguments).contains(dataDirectory))
                        .isPresent();
    }

    private static boolean gone(Path dataDirectory) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!of(dataDirectory).isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
