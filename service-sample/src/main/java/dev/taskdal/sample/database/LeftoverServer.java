package dev.taskdal.sample.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that a killed service has left running, or the trace of one. */
final class LeftoverServer {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);
    private static final long PATIENCE_SECONDS = 20;

    private LeftoverServer() {}

    /** Call it with the folder locked: then no service can be using the server. */
    static void stop(Path data) throws IOException {
        Path trace = data.resolve("postmaster.pid");
        Optional<ProcessHandle> process = process(trace);
        if (process.isEmpty()) {
            return;
        }
        if (!isServerOf(data, process.get())) {
            // The number is another program's by now. The server would take that for itself and refuse to start.
            Files.delete(trace);
            return;
        }
        LOG.warn(
                "Stopping the database server {} that a killed service has left on {}",
                process.get().pid(),
                data);
        // Politely: without clients, it writes everything and goes. By force it would recover from its log.
        process.get().destroy();
        if (!isGone(process.get())) {
            process.get().destroyForcibly();
            if (!isGone(process.get())) {
                throw new IOException("the server process " + process.get().pid() + " can't be stopped");
            }
        }
    }

    private static Optional<ProcessHandle> process(Path trace) throws IOException {
        if (!Files.exists(trace)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(trace);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isServerOf(Path data, ProcessHandle process) {
        boolean postgres = process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                .filter(name -> name.equals("postgres") || name.equals("postgres.exe"))
                .isPresent();
        // Windows doesn't tell the arguments.
        return postgres
                && process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(data.toString()))
                        .orElse(true);
    }

    private static boolean isGone(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
