package dev.taskdal.throwaway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Reads the URL of an existing server. Never prints it nor keeps it as a cause, since it may hold a password. */
final class ServerUrl {
    private static final String JDBC = "jdbc:postgresql://";

    private static final String HIDDEN = "something else (not shown, it may hold a password)";

    private static final Pattern HOSTS =
            Pattern.compile("(HOST)(,(HOST))*".replace("HOST", "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?"));

    private ServerUrl() {}

    static Access parse(String url) {
        if (url.startsWith(JDBC)) {
            return parse(url.substring(JDBC.length()), null, null);
        }
        for (var scheme : new String[] {"postgresql://", "postgres://"}) {
            if (url.startsWith(scheme)) {
                return parseUri(url.substring(scheme.length()));
            }
        }
        throw refusal(url.matches("[A-Za-z0-9_.-]+") ? "'" + url + "'" : HIDDEN);
    }

    private static Access parseUri(String rest) {
        // A password may hold an @, a host can't.
        var authority = rest.split("[/?]", 2)[0];
        var at = authority.lastIndexOf('@');
        if (at < 0) {
            return parse(rest, null, null);
        }
        var credentials = authority.substring(0, at).split(":", 2);
        return parse(
                rest.substring(at + 1),
                decode(credentials[0]),
                credentials.length == 2 ? decode(credentials[1]) : null);
    }

    /** @param rest hosts, database and parameters: what both kinds of URL have in common */
    private static Access parse(String rest, @Nullable String user, @Nullable String password) {
        var parameters = rest.indexOf('?') < 0 ? "" : rest.substring(rest.indexOf('?') + 1);
        var path = rest.split("\\?", 2)[0];
        var slash = path.indexOf('/');
        var hosts = slash < 0 ? path : path.substring(0, slash);
        var database = slash < 0 ? "" : path.substring(slash + 1);
        if (!HOSTS.matcher(hosts).matches()) {
            // Not left to the driver: it logs what it takes for a bad port, such as the password in me:sesame@host.
            throw refusal(HIDDEN);
        }
        var parsed = new PGSimpleDataSource();
        try {
            parsed.setUrl(JDBC + hosts + "/" + database + "?" + parameters);
        } catch (IllegalArgumentException e) {
            throw refusal(HIDDEN);
        }
        var someUser = user != null ? user : parsed.getUser();
        return new Access(
                hosts,
                database.isEmpty() ? "postgres" : database,
                withoutCredentials(parameters),
                someUser != null ? someUser : System.getProperty("user.name"),
                password != null ? password : parsed.getPassword());
    }

    private static String withoutCredentials(String parameters) {
        var rest = Arrays.stream(parameters.split("&"))
                .filter(parameter -> !parameter.matches("|(user|password)(=.*)?"))
                .collect(Collectors.joining("&"));
        return rest.isEmpty() ? "" : "?" + rest;
    }

    private static String decode(String text) {
        try {
            // A plus sign stands for itself in this part of a URI.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refusal(HIDDEN);
        }
    }

    private static ThrowawayPostgresException refusal(String shown) {
        return new ThrowawayPostgresException(
                "The system property throwaway.postgres (or THROWAWAY_POSTGRES in the environment) must be 'embedded', 'docker', or the URL"
                        + " of an existing server (jdbc:postgresql://host:port/db?user=…&password=… or"
                        + " postgresql://user:password@host:port/db, special characters as %XX), but is " + shown
                        + ".");
    }
}
