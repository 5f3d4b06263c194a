package dev.taskdal.sample.web;

import java.time.Duration;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

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
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.createResponseEntity(body, all, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return Problem.BAD_REQUEST.response(
                e.getCause() instanceof JacksonException cause
                        ? JsonReason.of(cause)
                        : "A body is required: JSON in UTF-8.");
    }

    @Override
    protected ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return Problem.NOT_FOUND.response("There is nothing at this path.");
    }

    @ExceptionHandler
    ResponseEntity<Object> notLoggedIn(AuthenticationException e) {
        return e instanceof BadCredentialsException
                ? Problem.WRONG_CREDENTIALS.response("There is no account with this e-mail address and password.")
                : Problem.NOT_LOGGED_IN.response("Log in, or send the header Authorization: Bearer with an API token"
                        + " that hasn't been revoked.");
    }

    @ExceptionHandler
    ResponseEntity<Object> forbidden(AccessDeniedException e) {
        return Problem.FORBIDDEN.response(
                e instanceof CsrfException
                        ? "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN. GET /api/session sets it."
                        : "An API token is not enough for this: log in with the password.");
    }

    @ExceptionHandler
    ResponseEntity<Object> tooManyAttempts(TooManyAttemptsException e) {
        return Problem.TOO_MANY_ATTEMPTS.response(e.getMessage(), e.retryAfter());
    }

    @ExceptionHandler
    ResponseEntity<Object> mailUnavailable(MailUnavailableException e) {
        LOG.warn("{}", e.getMessage());
        return Problem.MAIL_UNAVAILABLE.response("No mail can be sent now. Try again later.", Duration.ofMinutes(1));
    }

    @ExceptionHandler
    ResponseEntity<Object> busy(BusyException e) {
        return Problem.BUSY.response(e.getMessage(), Duration.ofSeconds(5));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(ContentTooLargeException e) {
        return Problem.CONTENT_TOO_LARGE.response(e.getMessage());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : "parameter";
        return Problem.BAD_REQUEST.response(
                "The value of '" + name + "' is none that it can have, or there are several.");
    }

    /** Spring Security looks at parameters when a resource asks for them, and only then it shows that it wants none of them. */
    @ExceptionHandler
    ResponseEntity<Object> rejected(RequestRejectedException e) {
        return Problem.BAD_REQUEST.response("The request has characters where none like these can be.");
    }

    /** Parameters are read when a resource asks for them, and only then it shows that they are none. */
    @ExceptionHandler
    ResponseEntity<Object> unreadable(InvalidParameterException e) {
        return Problem.BAD_REQUEST.response(
                "The parameters can't be read: they are UTF-8, and percent-encoded where that is needed.");
    }

    @ExceptionHandler
    ResponseEntity<Object> unforeseen(Exception e) {
        LOG.error("A request failed", e);
        return Problem.INTERNAL_ERROR.response("The service failed. Its log says why.");
    }
}
