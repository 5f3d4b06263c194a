package dev.taskdal.throwaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A cluster takes its locale from the environment, unless it is pinned; and lower('À') is 'À' under the locale C. */
class EnvironmentTest {
    static List<Arguments> environments() {
        return List.of(
                Arguments.of(Map.of(), List.of()),
                Arguments.of(Map.of("LC_ALL", "C", "TZ", "Asia/Tokyo"), List.of("-Duser.timezone=Asia/Tokyo")),
                Arguments.of(
                        Map.of("LANG", "tr_TR.UTF-8", "LC_ALL", "tr_TR.UTF-8"),
                        List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-9")));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void embedded_anyEnvironment_isTheSame(Map<String, String> environment, List<String> options) throws Exception {
        try (var child = ChildJvm.start(environment, options, "facts")) {
            assertThat(child.readLine()).isEqualTo("[UTF8, b, C.UTF-8, C, àéi, UTC, UTC, ERROR: division by zero]");
            assertThat(child.finish()).isZero();
        }
    }
}
