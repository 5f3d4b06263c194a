package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptHeaderTest {

    @Test
    void of_promisesInTheFirstComment_areRead() {
        ScriptHeader header = ScriptHeader.of("""
                -- Splits a name.

                --compatible-with: 003
                -- loses-data:  can't tell them apart
                ALTER TABLE a ADD COLUMN b text;
                """);

        assertThat(header.compatibleWith()).contains(SchemaVersion.parse("0003"));
        assertThat(header.losesData()).contains("can't tell them apart");
    }

    @Test
    void of_promisesElsewhere_areNone() {
        ScriptHeader header = ScriptHeader.of("-- See loses-data: below.\nSELECT 1;\n-- loses-data: all of it\n");

        assertThat(header).isEqualTo(new ScriptHeader(Optional.empty(), Optional.empty()));
    }

    @Test
    void of_promisesThatSayNothing_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScriptHeader.of("-- loses-data:\n"))
                .withMessage("The header says 'loses-data', and nothing behind it.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScriptHeader.of("-- loses-data: a\n-- loses-data: b\n"))
                .withMessage("The header says 'loses-data' twice.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScriptHeader.of("-- compatible-with: all\n"))
                .withMessageContaining("'all' is not a schema version");
    }
}
