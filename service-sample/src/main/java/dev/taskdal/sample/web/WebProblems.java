package dev.taskdal.sample.web;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What Spring refuses before a resource sees it, and what nobody has foreseen, as problems. */
@RestControllerAdvice
final class WebProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(WebProblems.class);

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            Problem.of(status).mark(problem);
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return Problem.BAD_REQUEST.response(reason(e));
    }

    @Override
    protected ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return Problem.NOT_FOUND.response("There is nothing at this path.");
    }

    @ExceptionHandler
    ResponseEntity<Object> unforeseen(Exception e) {
        LOG.error("A request failed", e);
        return Problem.INTERNAL_ERROR.response("The service failed. Its log says why.");
    }

    /** Says where, not what: the value may be a password. */
    private static String reason(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof UnrecognizedPropertyException unknown) {
            return "There is no field '" + unknown.getPropertyName() + "'. There are: "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        if (e.getCause() instanceof InvalidFormatException invalid
                && invalid.getTargetType().isEnum()) {
            return "The field '" + field(invalid) + "' has a value that doesn't exist.";
        }
        if (e.getCause() instanceof JacksonException jackson
                && !jackson.getPath().isEmpty()) {
            return "The field '" + field(jackson) + "' has a value of the wrong type.";
        }
        if (e.getCause() instanceof JacksonException jackson && jackson.getLocation() != null) {
            return "The body is not the JSON that was expected: see line "
                    + jackson.getLocation().getLineNr() + ", column "
                    + jackson.getLocation().getColumnNr() + ".";
        }
        return "A body is required: JSON in UTF-8.";
    }

    private static String field(JacksonException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
    }
}
