package dev.taskdal.sample.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.taskdal.sample.web.TooManyAttemptsException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Slows down those who try again and again: the first attempts are free, after that each has to wait twice as long as the one
 * before. An attempt counts before it is made, so that a thousand at once are no way around. Keeps a bounded number of keys;
 * thread-safe.
 */
final class Throttle {

    /** More than anybody can be waiting for, and of a few dozen bytes each. */
    private static final int MAX_KEYS = 100_000;

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    private record Attempts(int count, Instant nextAt) {}

    private final InstantSource clock;
    private final int free;
    private final Duration longest;
    private final Cache<Object, Attempts> byKey;

    /**
     * A throttle.
     *
     * @param free how many attempts are free
     * @param longest the longest delay; attempts are forgotten after twice that time without any, and at least ten minutes
     */
    Throttle(InstantSource clock, int free, Duration longest) {
        this.clock = clock;
        this.free = free;
        this.longest = longest;
        Duration memory = longest.multipliedBy(2);
        Duration least = Duration.ofMinutes(10);
        this.byKey = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterWrite(memory.compareTo(least) > 0 ? memory : least)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .executor(Runnable::run)
                .build();
    }

    /**
     * Counts an attempt.
     *
     * @throws TooManyAttemptsException if it comes too early; it doesn't count then
     */
    void attempt(Object key) {
        Instant now = clock.instant();
        byKey.asMap().compute(key, (k, before) -> {
            if (before != null && now.isBefore(before.nextAt())) {
                throw new TooManyAttemptsException(Duration.between(now, before.nextAt()));
            }
            int count = before == null ? 1 : before.count() + 1;
            return new Attempts(count, now.plus(delay(count)));
        });
    }

    /** Takes an attempt back: it was a good one. */
    void forgive(Object key) {
        byKey.asMap()
                .computeIfPresent(
                        key,
                        (k, before) -> before.count() <= 1 ? null : new Attempts(before.count() - 1, clock.instant()));
    }

    /** Forgets all attempts with that key. */
    void forget(Object key) {
        byKey.invalidate(key);
    }

    long size() {
        byKey.cleanUp();
        return byKey.estimatedSize();
    }

    private Duration delay(int count) {
        if (count < free) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_DELAY.multipliedBy(1L << Math.min(count - free, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
