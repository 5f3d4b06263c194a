package dev.taskdal.sample.web;

import dev.taskdal.dal.error.CheckViolationException;
import dev.taskdal.dal.error.DalException;
import dev.taskdal.dal.error.DatabaseUnavailableException;
import dev.taskdal.dal.error.DuplicateEmailException;
import dev.taskdal.dal.error.DuplicateKeyException;
import dev.taskdal.dal.error.InvalidCursorException;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.error.RetryableConflictException;
import dev.taskdal.dal.error.StaleVersionException;
import dev.taskdal.dal.error.StatementCancelledException;
import dev.taskdal.dal.error.UnknownOwnerException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the data access layer refuses, as problems. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DalProblems {

    private static final Logger LOG = LoggerFactory.getLogger(DalProblems.class);

    private static final String LABEL = "A name has 1 to 50 characters, without blanks around them.";

    /** The checks of the schema in words; one that isn't here is named. */
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("ck_task_title", "A title has 1 to 200 characters, and not only blanks."),
            Map.entry("ck_task_description", "A description has at most 10000 characters."),
            Map.entry("ck_app_user_email", "An e-mail address has one @, no blanks, and at most 320 characters."),
            Map.entry("ck_app_user_display_name", "A display name has 1 to 100 characters, and not only blanks."),
            Map.entry(
                    "ck_app_user_time_zone",
                    "A time zone is UTC, or a name such as Europe/Berlin that the database knows."),
            Map.entry(
                    "ck_app_user_locale", "A locale is a language, and perhaps a script and a region, such as de-AT."),
            Map.entry("ck_app_user_biography", "A biography has at most 1000 characters."),
            Map.entry(
                    "ck_app_user_avatar_url",
                    "The address of a picture begins with https://, and has at most 2000 characters."),
            Map.entry("ck_tag_name", LABEL),
            Map.entry("ck_category_name", LABEL),
            Map.entry("ck_api_token_name", "The name of a token has 1 to 100 characters, and not only blanks."),
            Map.entry("ck_notification_setting_quiet", "Quiet hours don't begin and end at the same time."),
            Map.entry("ck_notification_setting_digest_hour", "The hour of a digest is from 0 to 23."));

    @ExceptionHandler
    ResponseEntity<Object> notFound(NotFoundException e) {
        return Problem.NOT_FOUND.response(e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Object> unknownOwner(UnknownOwnerException e) {
        return Problem.NOT_FOUND.response(e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Object> stale(StaleVersionException e) {
        return Problem.STALE_VERSION.response(e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Object> stale(StaleException e) {
        ProblemDetail problem = Problem.STALE_VERSION.detail(e.getMessage());
        problem.setProperty("current", e.current());
        return Problem.response(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> versionRequired(VersionRequiredException e) {
        return Problem.VERSION_REQUIRED.response(e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidValue(InvalidValueException e) {
        return Problem.INVALID_VALUE.response(e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalidCursor(InvalidCursorException e) {
        return Problem.INVALID_CURSOR.response(e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Object> rule(CheckViolationException e) {
        return Problem.RULE_BROKEN.response(RULES.getOrDefault(e.constraint(), e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> duplicate(DuplicateKeyException e) {
        return Problem.DUPLICATE.response(e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Object> duplicateEmail(DuplicateEmailException e) {
        return Problem.DUPLICATE_EMAIL.response(e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Object> conflict(RetryableConflictException e) {
        return Problem.CONFLICT.response(
                "Another change was made at the same moment. Send the request again.", Duration.ofSeconds(1));
    }

    @ExceptionHandler
    ResponseEntity<Object> cancelled(StatementCancelledException e) {
        LOG.warn("{}", e.getMessage());
        return Problem.TIMEOUT.response(
                "The database took too long. Nothing was changed. Send the request again later.",
                Duration.ofSeconds(5));
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(DatabaseUnavailableException e) {
        LOG.warn("{}", e.getMessage());
        return Problem.DATABASE_UNAVAILABLE.response(
                "The database gave no answer. Send the request again later.", Duration.ofSeconds(5));
    }

    @ExceptionHandler
    ResponseEntity<Object> other(DalException e) {
        LOG.error("The data access layer failed", e);
        return Problem.INTERNAL_ERROR.response("The service failed. Its log says why.");
    }
}
