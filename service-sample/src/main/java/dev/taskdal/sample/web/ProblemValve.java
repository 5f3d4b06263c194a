package dev.taskdal.sample.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/** What Tomcat refuses before it knows an application, such as {@code /%zz} or {@code /;%zz}, as problems: it would send HTML. */
public final class ProblemValve extends ErrorReportValve {

    /** Tomcat looks at no escape after a semicolon, and Spring fails at one, also when it shows what failed. */
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // There is none if not even the request line could be read.
        String address = request.getRequestURI();
        if (address != null && BAD_ESCAPE.matcher(address).find()) {
            response.sendError(Response.SC_BAD_REQUEST);
            response.setSuspended(false);
            report(request, response, null);
        } else {
            super.invoke(request, response);
        }
    }

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
