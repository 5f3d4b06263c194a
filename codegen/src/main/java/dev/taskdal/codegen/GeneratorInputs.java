package dev.taskdal.codegen;

import dev.taskdal.throwaway.ThrowawaySettings;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Constants;
import org.jooq.codegen.Generator;
import org.jooq.codegen.GeneratorStrategy;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what the generated classes look like, as one fingerprint: the migrations, the configuration of
 * generator, strategy and database, their code where it isn't jOOQ's, and the versions of jOOQ and PostgreSQL.
 *
 * <p>The configuration is read from the fields that jOOQ 3.19 has set it in, since it hands nobody the whole of it: a
 * setting that a later jOOQ adds is covered without a change here. It has to be read before jOOQ starts to work.
 */
final class GeneratorInputs {

    /** Where the output goes doesn't change it. */
    private static final List<String> LOCATIONS = List.of("targetDirectory", "basedir");

    private GeneratorInputs() {}

    static String fingerprint(Generator generator, MigratedPostgresDatabase database) {
        Fingerprint fingerprint = new Fingerprint()
                .add("jooq", Constants.FULL_VERSION)
                .add("postgres", ThrowawaySettings.fromEnvironment().serverVersion());
        for (Path folder : database.migrationFolders()) {
            fingerprint.add("migrations", folder);
        }
        for (Object part : List.of(generator, database)) {
            addPart(fingerprint, part);
        }
        return fingerprint.value();
    }

    private static void addPart(Fingerprint fingerprint, Object part) {
        for (Class<?> type = part.getClass(); type != Object.class; type = type.getSuperclass()) {
            addCode(fingerprint, type);
        }
        addConfiguration(fingerprint, part);
    }

    private static void addCode(Fingerprint fingerprint, Class<?> type) {
        fingerprint.add("class", type.getName());
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || type.getName().startsWith("org.jooq.")) {
            return;
        }
        try {
            fingerprint.add("code", Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new CodeGenerationException("Can't find the code of " + type.getName() + ".", e);
        }
    }

    private static void addConfiguration(Fingerprint fingerprint, Object part) {
        for (Class<?> type = part.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : settings(type)) {
                Object value = value(field, part);
                String text = text(value);
                if (text != null) {
                    fingerprint.add(type.getName() + "." + field.getName(), text);
                } else if (value instanceof GeneratorStrategy) {
                    // The generator has it, inside a wrapper of jOOQ's.
                    addPart(fingerprint, value);
                }
            }
        }
    }

    private static List<Field> settings(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !LOCATIONS.contains(field.getName()))
                .sorted(Comparator.comparing(Field::getName))
                .toList();
    }

    private static @Nullable Object value(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new CodeGenerationException("Can't read the setting " + field + ".", e);
        }
    }

    /** The setting as text, or null if it isn't one but part of the machinery. */
    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof Properties properties) {
            return new TreeMap<>(properties).toString();
        }
        if (value instanceof Collection<?> collection) {
            return elements(collection, value instanceof Set<?>);
        }
        if (value != null && value.getClass().isArray()) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(Array.get(value, i));
            }
            return elements(elements, false);
        }
        boolean setting = value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum<?>
                || value instanceof Locale
                || value != null && value.getClass().getPackageName().equals("org.jooq.meta.jaxb");
        return setting ? value.toString() : null;
    }

    private static String elements(Collection<?> values, boolean unordered) {
        Stream<String> texts = values.stream().map(element -> String.valueOf(text(element)));
        return (unordered ? texts.sorted() : texts).toList().toString();
    }
}
