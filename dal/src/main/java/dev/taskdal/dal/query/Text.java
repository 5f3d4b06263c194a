package dev.taskdal.dal.query;

import dev.taskdal.dal.error.InvalidValueException;

/** Text that can be sent to PostgreSQL and comes back as it was. */
public final class Text {

    private Text() {}

    /**
     * The same text, if PostgreSQL can hold it. It has no NUL character; and a surrogate without its other half would be
     * sent as a question mark by the driver, without a word.
     *
     * @param what names the value in the message, such as {@code title}
     * @throws InvalidValueException if the text has a NUL character or an unpaired surrogate
     */
    public static String storable(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new InvalidValueException("The " + what + " has a NUL character at index " + i
                        + ", which PostgreSQL can't store. Remove it.");
            }
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean paired = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!paired) {
                throw new InvalidValueException("The " + what
                        + " has half a character (an unpaired surrogate) at index " + i + ". Send whole characters.");
            }
            i++;
        }
        return text;
    }
}
