package dev.taskdal.sample.account;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of registration.
 *
 * @param key 32 bytes in Base64, the same for all instances of the service; without it each start makes one of its own, and
 *     links that were sent before no longer work
 * @param validity how long a link works
 * @param page where the page is, as those who get a mail reach it; never taken from a request, whose sender could choose it
 * @param from sends the mails
 * @param outbox where mails are written to if there is no mail server ({@code spring.mail.host})
 */
@ConfigurationProperties("taskdal.registration")
record RegistrationSettings(@Nullable String key, Duration validity, String page, String from, Path outbox) {

    RegistrationSettings {
        if (key != null && !key.isBlank() && decoded(key).length != 32) {
            throw new IllegalArgumentException("taskdal.registration.key must be 32 bytes in Base64, such as"
                    + " 'openssl rand -base64 32' prints. Its value isn't shown, since it is a secret.");
        }
    }

    /** The key, or nothing. */
    byte @Nullable [] keyBytes() {
        return key == null || key.isBlank() ? null : decoded(key);
    }

    private static byte[] decoded(String key) {
        try {
            return Base64.getDecoder().decode(key.strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "RegistrationSettings[" + page + "]";
    }
}
