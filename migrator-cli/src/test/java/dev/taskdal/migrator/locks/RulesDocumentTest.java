package dev.taskdal.migrator.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference of the rules says what the rules say. {@code -Ddocs.write=true} writes it anew. */
class RulesDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/reference/lock-rules.md");

    @Test
    void document_ofTheRules_isWhatTheySay() throws IOException {
        String text = text();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(DOCUMENT, text);
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(text);
    }

    private static String text() {
        StringBuilder text = new StringBuilder("""
                # Rules of `./db locks`

                Made from the rules by a test (`RulesDocumentTest`). How to use them, and to accept what they find:
                [howto/locks.md](../howto/locks.md). Rules with a number are those of [eugene](https://github.com/kaaveland/eugene)
                (`E1` to `E11`), by Robin Kåveland, whose idea it is to run a migration and to look what it has locked.

                """);
        for (Rule rule : Rule.values()) {
            text.append("## `").append(rule.id()).append('`');
            rule.eugene().ifPresent(code -> text.append(" (").append(code).append(')'));
            text.append("\n\n").append(rule.reason()).append("\n\n");
            text.append("*Safer:* ").append(rule.safer()).append("\n\n");
            text.append("*Seen by:* ").append(rule.measured()).append(".\n\n");
        }
        text.append("""
                ## The locks, and what waits for them

                A statement that waits for a lock holds up those who come after it, too, even if they could go on beside what
                it waits for. That is why a lock matters that is held for a millisecond only, and why the migrator waits for ten seconds
                at most.

                | Lock on a table | Behind it wait | Reads | Writes |
                |---|---|---|---|
                """);
        for (LockMode mode : LockMode.values()) {
            text.append("| ").append(mode).append(" | ").append(mode.waiting());
            text.append(" | ").append(mode.stopsReads() ? "wait" : "go on");
            text.append(" | ").append(mode.stopsWrites() ? "wait" : "go on").append(" |\n");
        }
        return text.toString();
    }
}
