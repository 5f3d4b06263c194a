package dev.taskdal.throwaway;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * zonky asks Linux for its name with a script in the folder for temporary files, which the JVM deletes when it ends. A killed
 * one leaves it behind.
 */
final class ZonkyScripts {
    private static final Logger LOG = LoggerFactory.getLogger(ZonkyScripts.class);

    /** It runs for milliseconds; nobody needs one that is older. */
    private static final Duration IN_USE = Duration.ofMinutes(1);

    private ZonkyScripts() {}

    static void sweep(Path folder) {
        var newest = Instant.now().minus(IN_USE);
        try (var scripts = Files.newDirectoryStream(folder, "detect_linux_distribution_*.sh")) {
            for (var script : scripts) {
                if (Files.getLastModifiedTime(script).toInstant().isBefore(newest)) {
                    Files.deleteIfExists(script);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Somebody else's, or just deleted by another start: the next one tries again.
            LOG.debug("Not all leftover scripts were removed", e);
        }
    }
}
