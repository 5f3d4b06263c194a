package dev.taskdal.sample.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the page do where there is no browser; this one needs none. */
class ChromiumTest {

    private final String browser = System.getProperty("chromium");
    private final String driver = System.getProperty("chromedriver");

    @TempDir
    private Path folder;

    @BeforeEach
    void name() throws IOException {
        name("chromium", program("chromium"));
        name("chromedriver", program("chromedriver"));
    }

    @AfterEach
    void nameAsBefore() {
        name("chromium", browser);
        name("chromedriver", driver);
    }

    @Test
    void programs_named_areTheOnesThatAreUsed() {
        assertThat(Chromium.find()).contains(new Chromium(folder.resolve("chromium"), folder.resolve("chromedriver")));
        assertThat(PageExtension.condition(Chromium.find()).isDisabled()).isFalse();
    }

    @Test
    void eitherOfThem_missing_skipsTheTestsAndSaysWhatToDo() throws IOException {
        for (String missing : new String[] {"chromium", "chromedriver"}) {
            Files.delete(folder.resolve(missing));
            ConditionEvaluationResult result = PageExtension.condition(Chromium.find());
            assertThat(result.isDisabled()).as(missing).isTrue();
            assertThat(result.getReason().orElse(""))
                    .contains("No Chromium with its driver", "apt-get install", "-Dchromium=");
            program(missing);
        }
    }

    private String program(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file.toString();
    }

    private static void name(String property, String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }
}
