package dev.taskdal.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private final List<Duration> took = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> due = new ArrayList<>();

    @Test
    void run_aSecond_sendsAboutAsManyAsItShallInTheSameRandomOrderEachTime() throws InterruptedException {
        new OpenLoop(400, 7).run(Duration.ofSeconds(1), this::answerAtOnce);
        List<Duration> first = List.copyOf(due);
        due.clear();
        new OpenLoop(400, 7).run(Duration.ofSeconds(1), this::answerAtOnce);

        // Within five standard deviations of a Poisson distribution.
        assertThat(first).hasSizeBetween(300, 500).isSorted();
        assertThat(due).isEqualTo(first);
        assertThat(took).hasSize(2 * first.size());
    }

    /** A client that waits for each answer before it asks again would see one slow answer, and many fast ones. */
    @Test
    void run_serviceThatStandsStill_paysForAllThatWasDue() throws InterruptedException {
        Duration still = Duration.ofMillis(500);
        Duration until = Duration.ofMillis(700);

        new OpenLoop(200, 7).run(Duration.ofSeconds(1), at -> {
            boolean stopped = at.compareTo(until) < 0 && at.compareTo(until.minus(still)) >= 0;
            CompletableFuture<Consumer<Duration>> answer = new CompletableFuture<>();
            answer.completeOnTimeout(took::add, stopped ? until.minus(at).toMillis() : 0, TimeUnit.MILLISECONDS);
            return answer;
        });

        assertThat(took.stream().filter(time -> time.toMillis() > 100))
                .as("of a hundred that were due in half a second, those that waited for more than a tenth")
                .hasSizeBetween(50, 110);
        assertThat(Collections.max(took)).isBetween(Duration.ofMillis(450), Duration.ofMillis(900));
    }

    @Test
    void run_senderThatIsHeldUp_countsFromWhenItWasDue() throws InterruptedException {
        new OpenLoop(200, 7).run(Duration.ofMillis(500), at -> {
            if (due.isEmpty()) {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            }
            return answerAtOnce(at);
        });

        assertThat(took.stream().filter(time -> time.toMillis() > 100))
                .as("the one that was held up, and those that were due meanwhile")
                .hasSizeGreaterThan(20);
    }

    private CompletableFuture<Consumer<Duration>> answerAtOnce(Duration at) {
        due.add(at);
        return CompletableFuture.completedFuture(took::add);
    }
}
