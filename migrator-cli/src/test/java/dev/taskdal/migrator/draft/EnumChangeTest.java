package dev.taskdal.migrator.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnumChangeTest {

    @ParameterizedTest
    @CsvSource({
        "a b c, a b c d, a b c d",
        "a b c, x a y b c, x a y b c",
        "a b c, a c, a b c",
        "a b c, a x c, a x b c",
        "a b, b a, a b",
        "a b, b x a, a b x",
    })
    void all_hasTheValuesOfBoth(String from, String to, String all) {
        assertThat(change(from, to).all()).containsExactly(all.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "a b   | a b c   | ADD VALUE 'c'",
                "a b   | x y a b | ADD VALUE 'x' BEFORE 'a';ADD VALUE 'y' BEFORE 'a'",
                "a b   | a x b y | ADD VALUE 'x' BEFORE 'b';ADD VALUE 'y'",
            })
    void additions_putEachValueInItsPlace(String from, String to, String statements) {
        EnumChange change = change(from.strip(), to.strip());

        assertThat(change.additions(change.from()))
                .containsExactly(List.of(statements.split(";")).stream()
                        .map(one -> "ALTER TYPE t " + one)
                        .toArray(String[]::new));
    }

    private static EnumChange change(String from, String to) {
        return new EnumChange("t", List.of(from.split(" ")), List.of(to.split(" ")));
    }
}
