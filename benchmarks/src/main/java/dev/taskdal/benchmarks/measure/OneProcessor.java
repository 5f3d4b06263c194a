package dev.taskdal.benchmarks.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps this JVM and the server on one processor, while short calls are timed. Most of such a call is a handover between
 * the two: on several processors the scheduler moves one of them now and then, and for a while all calls of one contestant
 * take half or twice the time (a tenth of the rounds had ratios below 0.44, another above 2.45). On one, a call takes what
 * client and server compute, and the tenths are 0.03 apart.
 */
public final class OneProcessor {

    private final ProcessHandle server;
    private final Optional<String> allowed;

    private OneProcessor(ProcessHandle server, Optional<String> allowed) {
        this.server = server;
        this.allowed = allowed;
    }

    /** Whether that can be done here: it takes Linux and {@code taskset}. */
    public static boolean isPossible() {
        return allowed(ProcessHandle.current()).isPresent();
    }

    /** Moves both, if that can be done here. */
    static OneProcessor of(ProcessHandle server) {
        OneProcessor one = new OneProcessor(server, allowed(ProcessHandle.current()));
        one.allowed.ifPresent(
                all -> one.moveTo(all.substring(Math.max(all.lastIndexOf(','), all.lastIndexOf('-')) + 1)));
        return one;
    }

    void release() {
        allowed.ifPresent(this::moveTo);
    }

    private void moveTo(String processors) {
        Stream.of(Stream.of(ProcessHandle.current(), server), server.descendants())
                .flatMap(processes -> processes)
                .forEach(process -> taskset("-a", "-c", "-p", processors, Long.toString(process.pid())));
    }

    /** As {@code taskset} writes it: {@code 0-3,7}. */
    private static Optional<String> allowed(ProcessHandle process) {
        return taskset("-c", "-p", Long.toString(process.pid()))
                .map(said -> said.substring(said.lastIndexOf(':') + 1).strip());
    }

    private static Optional<String> taskset(String... arguments) {
        List<String> command = new ArrayList<>(List.of("taskset"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while processors were set.", e);
        }
    }
}
