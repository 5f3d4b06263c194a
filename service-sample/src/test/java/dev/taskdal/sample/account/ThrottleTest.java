package dev.taskdal.sample.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.sample.web.TooManyAttemptsException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Throttle throttle = new Throttle(() -> now, 3, Duration.ofSeconds(10));

    @Test
    void attempts_afterTheFreeOnes_waitTwiceAsLongEachTimeUpToTheLongest() {
        attempts("a", 3);
        for (int seconds : new int[] {1, 2, 4, 8, 10, 10}) {
            assertWait("a", Duration.ofSeconds(seconds));
            now = now.plusSeconds(seconds).minusMillis(1);
            assertWait("a", Duration.ofMillis(1));
            now = now.plusMillis(1);
            throttle.attempt("a");
        }
    }

    @Test
    void attempts_ofOthers_areTheirs() {
        attempts("a", 3);
        assertThatCode(() -> throttle.attempt("b")).doesNotThrowAnyException();
    }

    @Test
    void goodAttempt_isForgivenOrForgotten() {
        for (int i = 0; i < 10; i++) {
            throttle.attempt("a");
            throttle.forgive("a");
        }
        attempts("a", 2);
        for (int i = 0; i < 10; i++) {
            throttle.attempt("a");
            throttle.forgive("a");
        }
        throttle.attempt("a");
        assertWait("a", Duration.ofSeconds(1));
        attempts("b", 3);
        throttle.forget("b");
        attempts("b", 3);
    }

    @Test
    void attempts_longAgo_areForgotten() {
        attempts("a", 3);
        now = now.plus(Duration.ofMinutes(11));
        attempts("a", 3);
    }

    @Test
    void keys_asManyAsAnAttackerLikes_takeABoundedPlace() {
        IntStream.range(0, 300_000).forEach(throttle::attempt);
        assertThat(throttle.size()).isLessThanOrEqualTo(100_000);
    }

    @Test
    void attempts_allAtOnce_areNoWayAround() throws Exception {
        // One who looks at the clock lets the others go first: between reading and writing, if these were two steps.
        Throttle watched = new Throttle(
                () -> {
                    Thread.yield();
                    return now;
                },
                3,
                Duration.ofSeconds(10));
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        try {
            // Many times, since each time they only may meet.
            for (int round = 0; round < 1000; round++) {
                String key = "a" + round;
                Callable<Boolean> attempt = () -> {
                    start.await();
                    try {
                        watched.attempt(key);
                        return true;
                    } catch (TooManyAttemptsException e) {
                        return false;
                    }
                };
                int made = 0;
                for (Future<Boolean> result : pool.invokeAll(Collections.nCopies(threads, attempt))) {
                    made += result.get() ? 1 : 0;
                }
                assertThat(made).isEqualTo(3);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void attempts(String key, int count) {
        for (int i = 0; i < count; i++) {
            throttle.attempt(key);
        }
    }

    private void assertWait(String key, Duration wait) {
        assertThatExceptionOfType(TooManyAttemptsException.class)
                .isThrownBy(() -> throttle.attempt(key))
                .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(wait));
    }
}
