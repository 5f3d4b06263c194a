package dev.taskdal.throwaway;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which PostgreSQL to start. Immutable.
 *
 * <table>
 * <caption>What the environment can say; a system property beats its environment variable, and a blank one counts as unset</caption>
 * <tr><th>System property</th><th>Environment variable</th><th>Value</th></tr>
 * <tr><td>{@code throwaway.postgres}</td><td>{@code THROWAWAY_POSTGRES}</td><td>{@code embedded} (default), {@code docker},
 *     or the URL of an existing server: {@code jdbc:postgresql://host:port/db?user=…&password=…} or
 *     {@code postgresql://user:password@host:port/db}; its role needs CREATEDB</td></tr>
 * <tr><td>{@code throwaway.postgres.image}</td><td>{@code THROWAWAY_POSTGRES_IMAGE}</td><td>the image for {@code docker};
 *     by default the official one of the embedded version</td></tr>
 * </table>
 *
 * <p>The embedded server keeps its data under {@code java.io.tmpdir}, locked by its process, and unpacks its binaries there once.
 * Where that is in memory, such as {@code /dev/shm}, clones take a fraction of the time.
 */
public final class ThrowawaySettings {
    static final String POSTGRES = "throwaway.postgres";
    static final String IMAGE = "throwaway.postgres.image";

    private final Provider provider;
    private final Optional<ThrowawayLocale> locale;

    private ThrowawaySettings(Provider provider, Optional<ThrowawayLocale> locale) {
        this.provider = provider;
        this.locale = locale;
    }

    /**
     * Reads the system properties and the environment. Starts and asks nothing.
     *
     * @return what they say
     * @throws ThrowawayPostgresException when {@code throwaway.postgres} is none of the accepted values
     */
    public static ThrowawaySettings fromEnvironment() {
        return from(System::getProperty, System::getenv);
    }

    static ThrowawaySettings from(
            UnaryOperator<@Nullable String> properties, UnaryOperator<@Nullable String> environment) {
        var image = read(IMAGE, properties, environment);
        var postgres = read(POSTGRES, properties, environment);
        if (postgres == null || postgres.equals("embedded")) {
            return embedded();
        }
        if (postgres.equals("docker")) {
            return docker(image == null ? Pinned.IMAGE : image);
        }
        return existingServer(postgres);
    }

    /** {@return settings for the embedded server} */
    public static ThrowawaySettings embedded() {
        return of(new EmbeddedProvider());
    }

    /**
     * Settings for a container.
     *
     * @param image an image that takes the same environment variables as the official one
     * @return the settings
     */
    public static ThrowawaySettings docker(String image) {
        return of(new DockerProvider(Objects.requireNonNull(image, "image")));
    }

    /**
     * Settings for scratch databases on a server that runs already.
     *
     * @param url as for the system property
     * @return the settings
     * @throws ThrowawayPostgresException when it isn't the URL of a PostgreSQL server
     */
    public static ThrowawaySettings existingServer(String url) {
        return of(new ExistingServerProvider(ServerUrl.parse(url)));
    }

    /**
     * Sets the locale of databases. The default is {@code C.UTF-8}, builtin from PostgreSQL 17 on.
     *
     * @param newLocale the locale
     * @return a copy of these settings
     */
    public ThrowawaySettings withLocale(ThrowawayLocale newLocale) {
        return new ThrowawaySettings(provider, Optional.of(newLocale));
    }

    /**
     * Says what the server's version will be, as far as it is configured. It is stable, and nothing is started or asked for it,
     * so that a fingerprint of a build's inputs can hold it.
     *
     * @return the version of the embedded server such as {@code 18.6}, the name of the image, or {@code existing server}
     */
    public String serverVersion() {
        return provider.serverVersion();
    }

    Optional<ThrowawayLocale> locale() {
        return locale;
    }

    Server startServer() {
        return provider.start();
    }

    private static ThrowawaySettings of(Provider provider) {
        return new ThrowawaySettings(provider, Optional.empty());
    }

    private static @Nullable String read(
            String property, UnaryOperator<@Nullable String> properties, UnaryOperator<@Nullable String> environment) {
        var value = properties.apply(property);
        if (value == null || value.isBlank()) {
            value = environment.apply(property.toUpperCase(Locale.ROOT).replace('.', '_'));
        }
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** {@return what is started, without any password} */
    @Override
    public String toString() {
        return "ThrowawaySettings[" + serverVersion()
                + locale.map(l -> ", " + l).orElse("") + "]";
    }
}
