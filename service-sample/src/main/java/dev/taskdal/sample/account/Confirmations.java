package dev.taskdal.sample.account;

import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.user.NewUser;
import dev.taskdal.dal.user.PasswordHash;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Registrations that wait to be confirmed, as tokens: all of one is in its token, encrypted and authenticated (AES-GCM), so
 * that there is no table that anybody could fill up.
 */
@Component
final class Confirmations {

    private static final int KEY_BYTES = 32;

    /** The nonce and the tag, without which nothing can be decrypted. */
    private static final int LEAST_BYTES = 32;

    private final BytesEncryptor encryptor;
    private final Clock clock;
    private final Duration validity;
    private final JsonMapper json = JsonMapper.shared();

    Confirmations(RegistrationSettings settings, Clock clock) {
        this.encryptor = AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(key(settings), "AES"))
                .build();
        this.clock = clock;
        this.validity = settings.validity();
    }

    private static byte[] key(RegistrationSettings settings) {
        byte[] given = settings.keyBytes();
        if (given != null) {
            return given;
        }
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return random;
    }

    private record Content(String email, String displayName, String passwordHash, long expiresAtSecond) {}

    /** The token of a registration. */
    String seal(NewUser user) {
        Content content = new Content(
                user.email(),
                user.displayName(),
                user.passwordHash().value(),
                clock.instant().plus(validity).getEpochSecond());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(encryptor.encrypt(json.writeValueAsBytes(content)));
    }

    /**
     * The registration of a token.
     *
     * @throws InvalidValueException if it isn't one of ours, or has expired
     */
    NewUser open(String token) {
        Content content;
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token);
            if (sealed.length < LEAST_BYTES) {
                throw unusable();
            }
            content = json.readValue(encryptor.decrypt(sealed), Content.class);
        } catch (IllegalArgumentException | IllegalStateException | JacksonException e) {
            throw unusable();
        }
        if (clock.instant().getEpochSecond() >= content.expiresAtSecond()) {
            throw unusable();
        }
        return new NewUser(content.email(), content.displayName(), new PasswordHash(content.passwordHash()));
    }

    private static InvalidValueException unusable() {
        return new InvalidValueException("The link is damaged, or too old. Register again to get another one.");
    }
}
