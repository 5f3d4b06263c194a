package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "01", "0001", " 0001 "})
    void parse_anyNumberOfZeros_isTheSameVersion(String text) {
        SchemaVersion version = SchemaVersion.parse(text);

        assertThat(version).isEqualTo(SchemaVersion.parse("0001")).hasSameHashCodeAs(SchemaVersion.parse("0001"));
        assertThat(version).hasToString(text.strip());
    }

    @Test
    void compareTo_numbers_isByNumber() {
        assertThat(SchemaVersion.parse("10")).isGreaterThan(SchemaVersion.parse("9"));
        assertThat(SchemaVersion.parse("0010")).isLessThan(SchemaVersion.parse("0010.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "head", "1;drop", "V0001", "-1"})
    void parse_notAVersion_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SchemaVersion.parse(text))
                .withMessage("'" + text + "' is not a schema version. Give the number of a migration, such as 0001.");
    }
}
