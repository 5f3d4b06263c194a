package dev.taskdal.migrator.cli;

import java.util.regex.Pattern;

/**
 * Hides passwords in what is printed. Nothing that this tool prints should hold one; what somebody typed in the wrong place, and
 * what libraries say, may.
 */
final class Secrets {

    /** The form that messages show has no secret in it. */
    private static final Pattern IN_URL = Pattern.compile("(://[^:/\\s@'\"]*:)(?!password@)[^\\s'\"]*@");

    /** Without an @, what stands where a port should be. */
    private static final Pattern IN_PLACE_OF_PORT =
            Pattern.compile("(postgres(?:ql)?://[^:/\\s@'\"]*:)(?![^\\s'\"]*@)(?!\\d{1,5}(?:[/,?\\s'\"]|$))[^\\s'\"]+");

    private static final Pattern PARAMETER = Pattern.compile("(?i)(password=)(?!…)[^&\\s'\"]+");

    private Secrets() {}

    static String hide(String text) {
        String hidden = IN_URL.matcher(text).replaceAll("$1***@");
        hidden = IN_PLACE_OF_PORT.matcher(hidden).replaceAll("$1***");
        return PARAMETER.matcher(hidden).replaceAll("$1***");
    }
}
