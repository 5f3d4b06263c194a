package dev.taskdal.migrator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** What the packages of the room may know of each other, and of the libraries that those who use it as a library don't get. */
class ArchitectureTest {

    private static final JavaClasses ROOM =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.taskdal.migrator");

    @Test
    void nobody_knows_theCommandLine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.taskdal.migrator.cli")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.taskdal.migrator.cli", "picocli..", "io.github.cdimascio.."));
    }

    @Test
    void onlyThePicture_knows_pgCodeKeeper() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.taskdal.migrator.picture.SchemaReader")
                .and()
                .doNotHaveFullyQualifiedName("dev.taskdal.migrator.picture.SchemaReader$1")
                .and()
                .doNotHaveFullyQualifiedName("dev.taskdal.migrator.picture.SchemaModel")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.pgcodekeeper.."));
    }

    @Test
    void proofLocksAndCatalog_know_noPicture() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.taskdal.migrator.catalog..",
                        "dev.taskdal.migrator.locks..",
                        "dev.taskdal.migrator.proof..",
                        "dev.taskdal.migrator.project..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.taskdal.migrator.picture..", "dev.taskdal.migrator.draft.."));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(ROOM);
    }
}
