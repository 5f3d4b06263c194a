package dev.taskdal.sample.web;

/** A change that doesn't say which version it was made from. */
final class VersionRequiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VersionRequiredException(String what) {
        super("To change " + what + ", send its ETag in the header If-Match, so that nobody's change gets lost.");
    }
}
