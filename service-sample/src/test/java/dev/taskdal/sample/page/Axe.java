package dev.taskdal.sample.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Looks for what shuts people out, by axe-core. */
final class Axe {

    private static final String SCRIPT = script();

    private Axe() {}

    /** What it found, one line each; empty if nothing. */
    @SuppressWarnings("unchecked")
    static List<String> violations(Window window) {
        if (!(Boolean) window.driver().executeScript("return 'axe' in window")) {
            window.driver().executeScript(SCRIPT);
        }
        return (List<String>) window.driver().executeAsyncScript("""
                const done = arguments[0];
                axe.run({ resultTypes: ['violations'] }).then(results => done(results.violations.flatMap(violation =>
                    violation.nodes.map(node => `${violation.id}: ${violation.help}: ${node.target} ${node.html}`
                        + ` ${node.any.map(check => check.message)}`))))
                """);
    }

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
