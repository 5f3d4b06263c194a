package dev.taskdal.dal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskdal.codegen.MigratedPostgresDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Property;

/** Generates the schema's classes as the build of this jar does, with its own configuration, from some migrations more. */
final class Generation {

    private Generation() {}

    /** @param arguments the folder of the other migrations, where to write, the oldest version that is accepted */
    public static void main(String[] arguments) throws Exception {
        Configuration configuration = ofTheBuild();
        List<Property> properties = configuration.getGenerator().getDatabase().getProperties();
        Property migrations = properties.stream()
                .filter(property -> property.getKey().equals(MigratedPostgresDatabase.MIGRATIONS))
                .findFirst()
                .orElseThrow();
        migrations.setValue(migrations.getValue() + "," + arguments[0]);
        properties.removeIf(property -> property.getKey().equals(MigratedPostgresDatabase.OLDEST_ACCEPTED));
        properties.add(
                new Property().withKey(MigratedPostgresDatabase.OLDEST_ACCEPTED).withValue(arguments[2]));
        configuration.getGenerator().getTarget().setDirectory(arguments[1]);
        GenerationTool.generate(configuration);
    }

    private static Configuration ofTheBuild() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String end = "</generator>";
        String generator = pom.substring(pom.indexOf("<generator>"), pom.indexOf(end) + end.length());
        return GenerationTool.load(
                new ByteArrayInputStream(("<configuration>" + generator + "</configuration>").getBytes(UTF_8)));
    }
}
