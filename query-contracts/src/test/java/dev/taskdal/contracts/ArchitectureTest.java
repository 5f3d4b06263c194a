package dev.taskdal.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** What the room may know of the others. */
class ArchitectureTest {

    @Test
    void kit_knows_contractsAndThrowawayServersOnly() {
        classes()
                .that()
                .resideInAPackage("dev.taskdal.contracts")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.taskdal.contracts",
                        "dev.taskdal.dal.query",
                        "dev.taskdal.throwaway",
                        "io.github.mfvanek.pg..",
                        "org.junit.jupiter.api",
                        "org.opentest4j",
                        "org.postgresql",
                        "org.jspecify..",
                        "java..",
                        "javax.sql",
                        "javax.xml..",
                        "org.w3c.dom",
                        "org.xml.sax")
                .check(new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("dev.taskdal.contracts"));
    }
}
