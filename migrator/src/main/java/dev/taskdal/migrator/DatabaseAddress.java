package dev.taskdal.migrator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Where a database is, and who asks. Immutable.
 *
 * @param jdbcUrl without user and password
 * @param user null for the name of the process's owner
 * @param password null if none is needed
 */
public record DatabaseAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    /** A password may hold an @, if it is the last one before the host. */
    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:/?#]*)(?::(?<password>[^/?#]*))?@)?"
                    + "(?<hosts>[^/?#@]+)/(?<database>[^/?#]+)(?:\\?(?<query>[^#]*))?",
            Pattern.DOTALL);

    private static final Pattern HOSTS =
            Pattern.compile("(HOST)(,(HOST))*".replace("HOST", "([^\\[\\]:,\\s]+|\\[[0-9A-Fa-f:.%]+])(:\\d{1,5})?"));

    /**
     * Reads a URL such as {@code postgresql://user:password@host:5432/database?sslmode=require} or
     * {@code jdbc:postgresql://host/database?user=…&password=…}, with special characters as {@code %XX}.
     *
     * @throws IllegalArgumentException if it can't be used. The message says why, in words that can follow "it can't be
     *     used: ", and repeats nothing of the URL, which may hold a password; it has no cause for the same reason
     */
    public static DatabaseAddress parse(String text) {
        Matcher url = FORM.matcher(text.strip());
        if (!url.matches()) {
            throw new IllegalArgumentException(reason(text.strip()));
        }
        String user = decoded(url.group("user"), "user");
        String password = decoded(url.group("password"), "password");
        List<String> others = new ArrayList<>();
        for (String parameter : url.group("query") == null
                ? List.<String>of()
                : List.of(url.group("query").split("&"))) {
            if (parameter.startsWith("user=")) {
                user = decoded(parameter.substring("user=".length()), "user");
            } else if (parameter.startsWith("password=")) {
                password = decoded(parameter.substring("password=".length()), "password");
            } else if (!parameter.isEmpty()) {
                others.add(parameter);
            }
        }
        String location = "jdbc:postgresql://" + url.group("hosts") + "/" + url.group("database");
        decoded(url.group("database"), "name of the database");
        // Not left to the driver alone: it logs what it takes for a bad port, which may be a password.
        if (!HOSTS.matcher(url.group("hosts")).matches() || Driver.parseURL(location, new Properties()) == null) {
            throw new IllegalArgumentException("its host or port is none (a port is 1 to 65535)");
        }
        String jdbcUrl = location + (others.isEmpty() ? "" : "?" + String.join("&", others));
        if (Driver.parseURL(jdbcUrl, new Properties()) == null) {
            throw new IllegalArgumentException("the parameters after the question mark can't be read");
        }
        return new DatabaseAddress(jdbcUrl, user == null || user.isEmpty() ? null : user, password);
    }

    private static @Nullable String decoded(@Nullable String part, String what) {
        try {
            // A plus sign stands for itself, unlike in a form.
            return part == null ? null : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "its " + what + " has a % that two hexadecimal digits don't follow (write %25 for a %)");
        }
    }

    private static String reason(String text) {
        if (!text.matches("(?s)(jdbc:)?postgres(ql)?://.*")) {
            return "it doesn't start with postgresql:// or jdbc:postgresql://";
        }
        if (text.matches("(?s)[^:]*:?postgres(ql)?://[^/?#]*/?(\\?.*)?")) {
            return "it names no host or no database";
        }
        return "it has a /, ?, # or @ where none can be (in a user or password, write %2F, %3F, %23 and %40)";
    }

    /** Where it is, for people. */
    @Override
    public String toString() {
        // Parameters may hold secrets too, such as the password of a key.
        return jdbcUrl.substring("jdbc:".length()).replaceFirst("\\?.*", "");
    }
}
