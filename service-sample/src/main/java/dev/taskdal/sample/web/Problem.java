package dev.taskdal.sample.web;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * The kinds of problems. The type is what a program may rely on; title and detail are for people.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
enum Problem {
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request can't be read"),
    INVALID_VALUE(HttpStatus.BAD_REQUEST, "A value can't be used"),
    INVALID_CURSOR(HttpStatus.BAD_REQUEST, "The cursor can't be used"),
    NOT_LOGGED_IN(HttpStatus.UNAUTHORIZED, "Nobody is logged in"),
    WRONG_CREDENTIALS(HttpStatus.UNAUTHORIZED, "The log-in failed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "It isn't allowed"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The resource has no such method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Only JSON can be had"),
    DUPLICATE(HttpStatus.CONFLICT, "There is one already"),
    DUPLICATE_EMAIL(HttpStatus.CONFLICT, "The e-mail address is taken"),
    STALE_VERSION(HttpStatus.PRECONDITION_FAILED, "It was changed in the meantime"),
    CONTENT_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Only JSON is understood"),
    RULE_BROKEN(HttpStatus.UNPROCESSABLE_CONTENT, "A value breaks a rule"),
    VERSION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "The version is missing"),
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "There were too many attempts"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The service failed"),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Others are doing it now"),
    MAIL_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "No mail can be sent"),
    CONFLICT(HttpStatus.SERVICE_UNAVAILABLE, "Another change was in the way"),
    TIMEOUT(HttpStatus.SERVICE_UNAVAILABLE, "It took too long"),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database is not available");

    private final HttpStatus status;
    private final String title;

    Problem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    URI type() {
        return URI.create(
                "urn:taskdal:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    String title() {
        return title;
    }

    /** The kind for what Spring or the server has refused with that status. */
    static Problem of(HttpStatusCode status) {
        for (Problem problem : values()) {
            if (problem.status.value() == status.value()) {
                return problem;
            }
        }
        return status.is5xxServerError() ? INTERNAL_ERROR : BAD_REQUEST;
    }

    ProblemDetail detail(String detail) {
        return mark(ProblemDetail.forStatusAndDetail(status, detail));
    }

    /** Gives a problem that Spring has described its type and title; the status stays. */
    ProblemDetail mark(ProblemDetail problem) {
        problem.setType(type());
        problem.setTitle(title);
        return problem;
    }

    ResponseEntity<Object> response(String detail) {
        return response(detail(detail));
    }

    ResponseEntity<Object> response(String detail, Duration retryAfter) {
        return ResponseEntity.status(status)
                .header(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail(detail));
    }

    /** Whatever the request accepts, and if it is no media type at all: a problem has no other form. */
    static ResponseEntity<Object> response(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
