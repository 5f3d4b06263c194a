package dev.taskdal.throwaway;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The locale of throwaway databases: how text is sorted and what is a letter. The encoding is always UTF-8.
 *
 * @param provider where PostgreSQL takes the locale from
 * @param name the locale's name as that provider knows it, such as {@code C.UTF-8}, {@code und} or {@code en_US.utf8}
 */
public record ThrowawayLocale(Provider provider, String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.@=-]+");

    /** Where PostgreSQL takes a locale from. */
    public enum Provider {
        /** PostgreSQL itself, from version 17 on: the same on every platform. */
        BUILTIN,
        /** The ICU library. */
        ICU,
        /** The operating system. */
        LIBC
    }

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when the name has characters that no locale's name has
     */
    public ThrowawayLocale {
        Objects.requireNonNull(provider, "provider");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Not the name of a locale: '" + name + "'. Examples: C.UTF-8, und, en_US.utf8.");
        }
    }

    /** The options of {@code CREATE DATABASE}. */
    String toSql() {
        return switch (provider) {
            case BUILTIN -> "LOCALE_PROVIDER builtin BUILTIN_LOCALE '" + name + "' LOCALE 'C'";
            case ICU -> "LOCALE_PROVIDER icu ICU_LOCALE '" + name + "' LOCALE 'C'";
            case LIBC -> "LOCALE_PROVIDER libc LOCALE '" + name + "'";
        };
    }
}
