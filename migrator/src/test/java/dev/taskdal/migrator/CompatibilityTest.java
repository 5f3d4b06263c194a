package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompatibilityTest {

    @Test
    void note_nothingPromised_isOfTheNewestVersionOnly() {
        assertThat(note(script("0001", ""), script("0002", "")))
                .isEqualTo("COMMENT ON TABLE history IS"
                        + " 'taskdal: schema version 0002, works with code made for 0002 or newer'");
    }

    @Test
    void note_newestIsCompatible_isOfTheVersionThatItNames() {
        assertThat(note(script("0001", ""), script("0002", "1")))
                .endsWith("'taskdal: schema version 0002, works with code made for 0001 or newer'");
    }

    /** What 0002 has broken stays broken, whatever 0003 says of itself; and ten comes after nine. */
    @Test
    void note_olderOneIsLessCompatible_isOfThatOne() {
        assertThat(note(script("0001", ""), script("0002", ""), script("0003", "0001")))
                .endsWith("'taskdal: schema version 0003, works with code made for 0002 or newer'");
        assertThat(note(script("9", "9"), script("10", "")))
                .endsWith("'taskdal: schema version 10, works with code made for 10 or newer'");
    }

    @Test
    void note_everythingUndone_isTakenAway() {
        assertThat(note()).isEqualTo("COMMENT ON TABLE history IS NULL");
    }

    @Test
    void note_promiseOfALaterVersion_isRefused() {
        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> note(script("0001", ""), script("0002", "0003")))
                .withMessage("V0002__x.sql says that it is compatible with 0003, a later version than its own. Name the"
                        + " oldest version whose code still works once it has run.");
    }

    private static String note(Script... applied) {
        List<String> statements = Compatibility.statements("history", List.of(applied));
        assertThat(statements).hasSize(1);
        return statements.get(0);
    }

    private static Script script(String version, String compatibleWith) {
        String header = compatibleWith.isEmpty() ? "" : "-- compatible-with: " + compatibleWith + "\n";
        return new Script(
                new Migration(SchemaVersion.parse(version), "x", "V" + version + "__x.sql"),
                "V" + version + "__x.sql",
                header + "SELECT 1",
                0);
    }
}
