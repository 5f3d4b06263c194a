package dev.taskdal.migrator.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSampleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[A-Z]{3}$",
                "^[a-z][a-z0-9_]*$",
                "^\\d{5}(-\\d{4})?$",
                "^(DE|AT|CH)-[0-9]+$",
                "^#[0-9a-f]{6}$",
                "^(?:https?|ftp)://[^/]+(/.*)?$",
                "^\\+[1-9]\\d{6,14}$",
                "^[^@ ]+@[^@ ]+\\.[a-z]{2,}$",
                "^([01][0-9]|2[0-3]):[0-5]\\d$",
                "^[]x-]+$",
                "a|b",
                "^\\w+ \\w+$",
                "x{0}y{0,2}",
            })
    void sample_ofExpression_matchesIt(String regex) {
        String java = regex.replace("[]", "[\\]");

        assertThat(RegexSample.of(regex))
                .hasValueSatisfying(sample -> assertThat(
                                Pattern.compile(java).matcher(sample).find())
                        .as(sample)
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"^[[:alpha:]]+[[:digit:]]{2}$", "^[^[:space:]@]+$"})
    void sample_ofPosixClasses_matchesThem(String regex) {
        String java = regex.replace("[:alpha:]", "\\p{Alpha}")
                .replace("[:digit:]", "\\d")
                .replace("[:space:]", "\\s");

        assertThat(RegexSample.of(regex))
                .hasValueSatisfying(sample -> assertThat(sample).containsPattern(java));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=x)", "[a", "(a", "a{", "\\1", "\\"})
    void sample_ofWhatItDoesNotKnow_isNone(String regex) {
        assertThat(RegexSample.of(regex)).isEmpty();
    }
}
