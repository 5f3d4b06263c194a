package dev.taskdal.throwaway;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** As in a build tool's plugin: a class loader of its own that the thread's context does not know. */
class ClassLoaderTest {
    @Test
    void server_inAnotherClassLoader_startsAndLeavesNoThread() throws Exception {
        var before = nonDaemonThreads();
        var context = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
                var here = ThrowawayPostgres.start(ThrowawaySettings.embedded());
                var database = here.createDatabase()) {
            Thread.currentThread().setContextClassLoader(null);
            var there = (AutoCloseable) loader.loadClass(ThrowawayPostgres.class.getName())
                    .getMethod("start")
                    .invoke(null);
            assertThat(there.getClass()).isNotEqualTo(ThrowawayPostgres.class);
            // The other one's start has swept, and its end must leave our lock alone.
            there.close();
            try (var child = ChildJvm.start(Map.of(), List.of(), "directory")) {
                child.readLine();
                assertThat(child.finish()).isZero();
            }
            assertThat(Sql.single(database.dataSource(), "SELECT 1")).isEqualTo("1");
        } finally {
            Thread.currentThread().setContextClassLoader(context);
        }
        assertThat(nonDaemonThreads()).isEqualTo(before);
    }

    private static Set<Thread> nonDaemonThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(toSet());
    }

    private static URL[] classPath() throws Exception {
        var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .map(entry -> {
                    try {
                        return Path.of(entry).toUri().toURL();
                    } catch (MalformedURLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toArray(URL[]::new);
    }
}
