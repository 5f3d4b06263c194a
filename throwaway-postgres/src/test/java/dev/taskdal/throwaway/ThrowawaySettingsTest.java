package dev.taskdal.throwaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThrowawaySettingsTest {
    private static final String ACCEPTED =
            "The system property throwaway.postgres (or THROWAWAY_POSTGRES in the environment)"
                    + " must be 'embedded', 'docker', or the URL of an existing server"
                    + " (jdbc:postgresql://host:port/db?user=…&password=… or postgresql://user:password@host:port/db,"
                    + " special characters as %XX), but is ";

    @Test
    void settings_nothingSet_areEmbedded() {
        assertThat(from(Map.of(), Map.of()).serverVersion()).isEqualTo("18.6");
    }

    @Test
    void settings_environmentVariable_isRead() {
        assertThat(from(Map.of(), Map.of("THROWAWAY_POSTGRES", "docker")).serverVersion())
                .isEqualTo("postgres:18.6-alpine");
    }

    @Test
    void settings_propertyAndEnvironmentVariable_propertyWins() {
        var settings = from(Map.of("throwaway.postgres", "embedded"), Map.of("THROWAWAY_POSTGRES", "docker"));
        assertThat(settings.serverVersion()).isEqualTo("18.6");
    }

    @Test
    void settings_blankProperty_countsAsUnset() {
        var settings = from(Map.of("throwaway.postgres", " "), Map.of("THROWAWAY_POSTGRES", "docker"));
        assertThat(settings.serverVersion()).isEqualTo("postgres:18.6-alpine");
    }

    @Test
    void settings_image_isTheVersion() {
        var settings =
                from(Map.of("throwaway.postgres", "docker"), Map.of("THROWAWAY_POSTGRES_IMAGE", "local/postgres:15"));
        assertThat(settings.serverVersion()).isEqualTo("local/postgres:15");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:postgresql://db:5433/app?user=me&password=sesame", "postgresql://me:sesame@db:5433/app"})
    void settings_url_isExistingServer(String url) {
        var settings = from(Map.of("throwaway.postgres", url), Map.of());
        assertThat(settings.serverVersion()).isEqualTo("existing server");
        assertThat(settings.toString()).isEqualTo("ThrowawaySettings[existing server]");
    }

    @Test
    void settings_unknownWord_isRefusedByName() {
        assertThatThrownBy(() -> from(Map.of("throwaway.postgres", "h2"), Map.of()))
                .isInstanceOf(ThrowawayPostgresException.class)
                .hasMessage(ACCEPTED + "'h2'.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://me:sesame@db/app",
                "jdbc:postgresql://me:sesame@db/app",
                "postgresql://me:sesame@/app",
                "postgresql://me:ses%ZZame@db/app",
                "postgresql://me:sesame@db:port/app"
            })
    void settings_unusableUrl_isRefusedWithoutShowingIt(String url) {
        assertThatThrownBy(() -> from(Map.of("throwaway.postgres", url), Map.of()))
                .isInstanceOf(ThrowawayPostgresException.class)
                .hasMessage(ACCEPTED + "something else (not shown, it may hold a password).")
                .hasNoCause();
    }

    @Test
    void settings_passwordWhereAPortBelongs_isNotLogged() {
        var logged = new StringBuilder();
        var handler = new StreamHandler() {
            @Override
            public void publish(LogRecord event) {
                logged.append(event.getMessage()).append(List.of(event.getParameters()));
            }
        };
        var driver = Logger.getLogger("org.postgresql");
        driver.addHandler(handler);
        try {
            assertThatThrownBy(() -> ThrowawaySettings.existingServer("jdbc:postgresql://me:sesame@db/app"));
        } finally {
            driver.removeHandler(handler);
        }
        assertThat(logged.toString()).isEmpty();
    }

    private static ThrowawaySettings from(Map<String, String> properties, Map<String, String> environment) {
        return ThrowawaySettings.from(properties::get, environment::get);
    }
}
