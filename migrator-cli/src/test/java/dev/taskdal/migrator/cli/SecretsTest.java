package dev.taskdal.migrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://me:sesame@host:5432/d",
                "postgresql://me:se/sa?me#sesame@host/d",
                "postgresql://me:sesame@host@host2/d",
                "'postgresql://me:sesame'",
                "postgresql://me:sesame/d",
                "jdbc:postgresql://host/d?user=me&password=sesame&sslmode=require",
                "jdbc:postgresql://host/d?sslpassword=sesame",
                "mysql://me:sesame@host/d",
            })
    void password_inAText_isHidden(String text) {
        assertThat(Secrets.hide("Unknown option: " + text + "."))
                .doesNotContain("sesame")
                .contains("***");
    }

    @Test
    void text_withoutOne_staysAsItIs() {
        for (String text : new String[] {
            "No server answers at postgresql://nohost/d: there is no host of that name.",
            "No server answers at postgresql://nohost:5432/d: Connection refused",
            "Set DATABASE_URL to postgresql://user:password@host:5432/database, or give --url.",
            "jdbc:postgresql://host:5432/database?user=…&password=…, special characters as %XX.",
            "FATAL: password authentication failed for user \"me\"",
        }) {
            assertThat(Secrets.hide(text)).isEqualTo(text);
        }
    }
}
