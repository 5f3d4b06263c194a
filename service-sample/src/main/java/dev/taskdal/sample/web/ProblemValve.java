package dev.taskdal.sample.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/** What Tomcat refuses before it knows an application, such as {@code /%zz}, as problems: it would send HTML. */
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = Problem.of(HttpStatusCode.valueOf(response.getStatus()));
        String json = "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d}"
                .formatted(problem.type(), problem.title(), response.getStatus());
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getReporter().write(json);
            response.finishResponse();
        } catch (IOException e) {
            // Nobody is listening any more.
            container.getLogger().debug("Could not send a problem", e);
        }
    }
}
