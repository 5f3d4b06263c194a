package dev.taskdal.codegen;

import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One server for all generations until it is closed. Each has a scratch database of its own on it. */
final class SharedServer implements AutoCloseable {

    static final String PROPERTY = "throwaway.postgres";

    private final @Nullable String configuredBefore = System.getProperty(PROPERTY);
    private final ThrowawayPostgres server = ThrowawayPostgres.start();

    SharedServer() {
        ThrowawayDatabase home = server.createDatabase();
        System.setProperty(
                PROPERTY,
                home.jdbcUrl() + (home.jdbcUrl().contains("?") ? "&" : "?") + "user=" + home.user() + "&password="
                        + URLEncoder.encode(home.password(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        if (configuredBefore == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, configuredBefore);
        }
        server.close();
    }
}
