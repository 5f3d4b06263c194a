package dev.taskdal.sample.account;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes API tokens. */
final class NewToken {

    /** So that people, and scanners of repositories, know one when they see it. */
    static final String PREFIX = "tdl_";

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewToken() {}

    /** One that nobody can guess. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
