package dev.taskdal.dal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests to a service, one after another on each of two threads, until it is closed. */
final class Load implements AutoCloseable {

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile boolean closed;

    Load(Runnable service) {
        for (int thread = 0; thread < 2; thread++) {
            threads.execute(() -> {
                while (!closed) {
                    try {
                        service.run();
                        answered.incrementAndGet();
                    } catch (RuntimeException | Error e) {
                        failures.add(e);
                    }
                }
            });
        }
    }

    /** Returns once so many more requests were answered, of which none, and none before, has failed. */
    void requireAnswers(int more) {
        int before = answered.get();
        await().atMost(Duration.ofSeconds(60)).until(() -> !failures.isEmpty() || answered.get() >= before + more);
        assertThat(failures).isEmpty();
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        await().atMost(Duration.ofSeconds(60)).until(threads::isTerminated);
        assertThat(failures).isEmpty();
    }
}
