package dev.taskdal.sample.database;

import dev.taskdal.sample.StartRefusedException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Reads {@code DATABASE_URL}. Never repeats it, since it may hold a password. */
final class DatabaseUrl {

    /** A password may hold an @, if it is the last one before the host. */
    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:/?#]*)(?::(?<password>[^/?#]*))?@)?"
                    + "(?<hosts>[^/?#@]+)/(?<database>[^/?#]+)(?:\\?(?<query>[^#]*))?",
            Pattern.DOTALL);

    private DatabaseUrl() {}

    static DatabaseAddress parse(String text) {
        Matcher url = FORM.matcher(text.strip());
        if (!url.matches()) {
            throw refusal(reason(text.strip()));
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
        if (Driver.parseURL(location, new Properties()) == null) {
            throw refusal("its host or port is none (a port is 1 to 65535)");
        }
        String jdbcUrl = location + (others.isEmpty() ? "" : "?" + String.join("&", others));
        if (Driver.parseURL(jdbcUrl, new Properties()) == null) {
            throw refusal("the parameters after the question mark can't be read");
        }
        return new DatabaseAddress(jdbcUrl, user == null || user.isEmpty() ? null : user, password);
    }

    private static @Nullable String decoded(@Nullable String part, String what) {
        try {
            // A plus sign stands for itself, unlike in a form.
            return part == null ? null : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Without the cause, which repeats the part.
            throw refusal("its " + what + " has a % that two hexadecimal digits don't follow (write %25 for a %)");
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

    private static StartRefusedException refusal(String reason) {
        return new StartRefusedException(
                "DATABASE_URL can't be used: " + reason + ". Its value isn't shown, since it may hold a password.",
                "Give it the form postgresql://user:password@host:5432/database or"
                        + " jdbc:postgresql://host:5432/database?user=…&password=…, special characters as %XX."
                        + " Leave it out to use a database that the service brings.",
                null);
    }
}
