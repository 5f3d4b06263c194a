package dev.taskdal.sample.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.sample.Answer;
import dev.taskdal.sample.Endpoints;
import dev.taskdal.sample.RunningService;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PostgresTest
class OpenApiTest {

    private static RunningService service;

    @BeforeAll
    static void start(ThrowawayDatabase database) {
        service = RunningService.startOn(database);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void document_describesEachEndpointWithItsProblems() {
        JsonNode document = service.get("/api/openapi.json").json();
        assertThat(document.path("openapi").asString()).startsWith("3.1.");
        assertThat(Endpoints.of(service)).hasSizeGreaterThan(25).allSatisfy(endpoint -> {
            JsonNode operation = document.path("paths")
                    .path(endpoint.path())
                    .path(endpoint.method().toLowerCase(Locale.ROOT));
            assertThat(operation.path("responses").path("default").toString())
                    .contains("application/problem+json", "#/components/schemas/Problem");
            assertThat(operation.path("parameters").toString())
                    .as("who is logged in is no parameter")
                    .doesNotContain("\"user\"", "\"value\"");
        });
    }

    @Test
    void document_writesEnumsAsTheApiDoes() {
        String document = service.get("/api/openapi.json").body();
        assertThat(document)
                .contains("\"todo\",\"in_progress\",\"done\",\"cancelled\"", "\"email\",\"push\"")
                .doesNotContain("IN_PROGRESS");
    }

    @Test
    void page_loadsNothingFromElsewhereAndWorksUnderItsPolicy() {
        Answer page = service.get("/api-docs.html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self' 'unsafe-inline'")
                .doesNotContain("trusted-types", "unsafe-eval");
        List<String> assets = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(assets).hasSize(3).allSatisfy(asset -> {
            assertThat(asset).startsWith("/");
            assertThat(service.get(asset).status()).as(asset).isEqualTo(200);
        });
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("Last-Modified")).isNotEmpty();
    }
}
