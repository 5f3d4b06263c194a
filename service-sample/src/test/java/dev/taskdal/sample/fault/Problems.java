package dev.taskdal.sample.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.sample.Answer;

/** What an answer has to be that is none. */
final class Problems {

    private Problems() {}

    /** A problem document of that type, to be sent again after a while. */
    static void assertRetryable(Answer answer, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:taskdal:problem:" + type);
        assertThat(answer.text("detail")).isNotEmpty();
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    }
}
