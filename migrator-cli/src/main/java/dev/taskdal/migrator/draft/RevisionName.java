package dev.taskdal.migrator.draft;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Number and words of a revision, as its files are named. Immutable.
 *
 * @param number its version, four digits
 * @param words what it does, in {@code snake_case}
 */
record RevisionName(String number, String words) {

    private static final int LONGEST = 100;

    /** @throws IllegalArgumentException if the message has no word in it that can be part of a name, or too many */
    static RevisionName of(int number, String message) {
        String words = Normalizer.normalize(message, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replace("'", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        if (!words.matches(".*[a-z].*")) {
            throw new IllegalArgumentException("'" + message
                    + "' has no word that a file could be named with. Say what the revision does, such as \"add task"
                    + " priority\".");
        }
        if (words.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A message of " + message.length() + " characters is too long for the name"
                            + " of a file. Say it in " + LONGEST + ", and the rest in the script.");
        }
        return new RevisionName("%04d".formatted(number), words);
    }

    String up() {
        return "V" + number + "__" + words + ".sql";
    }

    String down() {
        return "U" + number + "__" + words + ".sql";
    }
}
