package dev.taskdal.benchmarks.load;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Sends requests at times that were fixed before, as independent users do: the gaps are random, exponentially distributed.
 * What a request takes counts from when it was due, not from when it was sent; so a service that stands still for a second
 * pays for all that should have been answered in it (no coordinated omission).
 */
final class OpenLoop {

    /** Longer than any answer may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final double perSecond;
    private final SplittableRandom random;

    /** @param seed of the random gaps: the same for the same run */
    OpenLoop(double perSecond, long seed) {
        this.perSecond = perSecond;
        this.random = new SplittableRandom(seed);
    }

    /** Something to send: each time another request. */
    interface Sender {

        /**
         * Sends the next one, and returns at once.
         *
         * @param due when it is, since the start
         * @return what is to be told how long it took, once it is answered; never fails
         */
        CompletableFuture<? extends Consumer<Duration>> send(Duration due);
    }

    /** Returns once all that was due in that time is answered. */
    void run(Duration duration, Sender sender) throws InterruptedException {
        Phaser pending = new Phaser(1);
        long start = System.nanoTime();
        long due = gap();
        while (due < duration.toNanos()) {
            sleepUntil(start + due);
            Duration dueAt = Duration.ofNanos(due);
            pending.register();
            sender.send(dueAt).thenAccept(answered -> {
                answered.accept(Duration.ofNanos(System.nanoTime() - start).minus(dueAt));
                pending.arriveAndDeregister();
            });
            due += gap();
        }
        try {
            pending.awaitAdvanceInterruptibly(pending.arrive(), PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CompletionException("Some requests have no answer after " + PATIENCE.toSeconds() + " s.", e);
        }
    }

    private long gap() {
        return (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
    }

    private static void sleepUntil(long nanoTime) throws InterruptedException {
        long left = nanoTime - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            left = nanoTime - System.nanoTime();
        }
    }
}
