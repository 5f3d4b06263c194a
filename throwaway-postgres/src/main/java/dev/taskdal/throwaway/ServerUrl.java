package dev.taskdal.throwaway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Reads the URL of an existing server. Never prints it, since it may hold a password. */
final class ServerUrl {

    private ServerUrl() {}

    static Access parse(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return access(url, null, null);
        }
        for (var scheme : new String[] {"postgresql://", "postgres://"}) {
            if (url.startsWith(scheme)) {
                return parseUri(url.substring(scheme.length()));
            }
        }
        throw refusal(url, null);
    }

    private static Access parseUri(String rest) {
        var path = rest.indexOf('/');
        var authority = path < 0 ? rest : rest.substring(0, path);
        // A password may hold an @, a host can't.
        var at = authority.lastIndexOf('@');
        var url = "jdbc:postgresql://" + rest.substring(at + 1) + (path < 0 ? "/" : "");
        if (at < 0) {
            return access(url, null, null);
        }
        var credentials = authority.substring(0, at).split(":", 2);
        return access(url, decode(credentials[0]), credentials.length == 2 ? decode(credentials[1]) : null);
    }

    private static Access access(String url, @Nullable String user, @Nullable String password) {
        var parsed = new PGSimpleDataSource();
        try {
            parsed.setUrl(url);
        } catch (IllegalArgumentException e) {
            // Without the cause: the driver's message repeats the URL.
            throw refusal(url, null);
        }
        var someUser = user != null ? user : parsed.getUser();
        var somePassword = password != null ? password : parsed.getPassword();
        parsed.setUser(null);
        parsed.setPassword(null);
        return new Access(parsed.getUrl(), someUser != null ? someUser : System.getProperty("user.name"), somePassword);
    }

    private static String decode(String text) {
        try {
            // A plus sign stands for itself in this part of a URI.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refusal("", e);
        }
    }

    private static ThrowawayPostgresException refusal(String value, @Nullable Throwable cause) {
        var shown = value.matches("[A-Za-z0-9_.-]+")
                ? "'" + value + "'"
                : "something else (not shown, it may hold a password)";
        return new ThrowawayPostgresException(
                "The system property throwaway.postgres (or THROWAWAY_POSTGRES in the environment) must be 'embedded', 'docker', or the URL"
                        + " of an existing server (jdbc:postgresql://host:port/db?user=…&password=… or"
                        + " postgresql://user:password@host:port/db, special characters as %XX), but is " + shown + ".",
                cause);
    }
}
