package dev.taskdal.dal.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of an API token: what is stored of it. A token must be random, of 128 bits or more, since whoever gets at the
 * hash can try out guesses at full speed. {@link #toString()} hides it.
 */
public final class TokenHash {

    private static final int LENGTH = 32;

    private final byte[] bytes;

    /**
     * A hash as it is stored.
     *
     * @param bytes 32 of them; copied
     * @throws IllegalArgumentException if they are fewer or more
     */
    public TokenHash(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("The hash of a token has " + LENGTH + " bytes, not " + bytes.length
                    + ". Make it from the token: TokenHash.of(token).");
        }
        this.bytes = bytes.clone();
    }

    /** The hash of a token, of its characters in UTF-8. */
    public static TokenHash of(String token) {
        try {
            return new TokenHash(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256, but this one.", e);
        }
    }

    /** As it is stored; a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "TokenHash[hidden]";
    }
}
