package dev.taskdal.dal.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A service that doesn't have Micrometer can use the jar all the same. */
class WithoutMicrometerTest {

    /** As a class loader sees it: whoever needs Micrometer fails to load, or to say what methods it has. */
    @Test
    void classes_withoutMicrometer_loadAllButItsBinding() throws Exception {
        try (URLClassLoader loader = withoutMicrometer()) {
            List<String> names = classesOfTheJar();
            assertThat(names).hasSizeGreaterThan(50).contains(QueryMeters.class.getName());
            for (String name : names) {
                if (!name.startsWith("dev.taskdal.dal.micrometer.")) {
                    Class<?> loaded = Class.forName(name, true, loader);
                    assertThat(loaded.getDeclaredMethods()).as(name).isNotNull();
                }
            }
            assertThatExceptionOfType(NoClassDefFoundError.class)
                    .isThrownBy(() -> Class.forName(QueryMeters.class.getName(), true, loader)
                            .getConstructors())
                    .withMessageContaining("io/micrometer/core/instrument/MeterRegistry");
        }
    }

    /** What a service gets with the jar. */
    @Test
    void dependencies_ofTheJar_areJooqTheDriverAndAnnotations() throws Exception {
        NodeList dependencies = ((Element) DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new File("pom.xml"))
                        .getDocumentElement()
                        .getElementsByTagName("dependencies")
                        .item(0))
                .getElementsByTagName("dependency");
        Set<String> brought = new TreeSet<>();
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            if (text(dependency, "scope").isEmpty()
                    && !text(dependency, "optional").equals("true")) {
                brought.add(text(dependency, "groupId") + ":" + text(dependency, "artifactId"));
            }
        }

        assertThat(brought).containsExactly("org.jooq:jooq", "org.jspecify:jspecify", "org.postgresql:postgresql");
    }

    private static String text(Element element, String child) {
        NodeList found = element.getElementsByTagName(child);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static URLClassLoader withoutMicrometer() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("micrometer")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static List<String> classesOfTheJar() throws Exception {
        Path classes = Path.of(QueryMeters.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.startsWith("dev") && file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> file.replace(File.separatorChar, '.').replaceFirst("\\.class$", ""))
                    .toList();
        }
    }
}
