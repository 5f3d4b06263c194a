package dev.taskdal.dal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** What the rooms and packages of the jar may know of each other. */
class ArchitectureTest {

    private static final JavaClasses JAR = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("dev.taskdal.dal", "dev.taskdal.schema");

    @Test
    void jar_knows_onlyJooqAndTheDriver() {
        check(classes()
                .that()
                .resideInAPackage("dev.taskdal..")
                .and()
                .resideOutsideOfPackage("dev.taskdal.dal.micrometer")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.taskdal.dal..",
                        "dev.taskdal.schema..",
                        "org.jooq..",
                        "org.postgresql..",
                        "org.jspecify..",
                        "java..",
                        "javax.sql.."));
    }

    /** It knows queries, and nobody knows it: whoever doesn't use it needs no Micrometer. */
    @Test
    void micrometer_knowsQueriesOnly_andIsKnownToNobody() {
        check(classes()
                .that()
                .resideInAPackage("dev.taskdal.dal.micrometer")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.taskdal.dal.micrometer",
                        "dev.taskdal.dal.query",
                        "io.micrometer.core.instrument..",
                        "org.jspecify..",
                        "java.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.taskdal.dal.micrometer")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.taskdal.dal.micrometer", "io.micrometer.."));
    }

    @Test
    void errors_know_noOtherPackage() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.taskdal.dal.error")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.taskdal.dal",
                        "dev.taskdal.dal.query",
                        "dev.taskdal.dal.task",
                        "dev.taskdal.dal.user",
                        "dev.taskdal.dal.label",
                        "dev.taskdal.dal.history",
                        "dev.taskdal.dal.notification",
                        "dev.taskdal.dal.token",
                        "dev.taskdal.dal.metrics"));
    }

    @Test
    void query_knows_noFeature() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.taskdal.dal.query")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.taskdal.dal.task",
                        "dev.taskdal.dal.user",
                        "dev.taskdal.dal.label",
                        "dev.taskdal.dal.history",
                        "dev.taskdal.dal.notification",
                        "dev.taskdal.dal.token",
                        "dev.taskdal.dal.metrics",
                        "dev.taskdal.schema.."));
    }

    @Test
    void users_know_noTasks() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.taskdal.dal.user")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.taskdal.dal.task",
                        "dev.taskdal.dal.label",
                        "dev.taskdal.dal.history",
                        "dev.taskdal.dal.notification",
                        "dev.taskdal.dal.token",
                        "dev.taskdal.dal.metrics"));
    }

    @Test
    void tasks_know_noFeatureButUsers() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.taskdal.dal.task")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.taskdal.dal.label",
                        "dev.taskdal.dal.history",
                        "dev.taskdal.dal.notification",
                        "dev.taskdal.dal.token",
                        "dev.taskdal.dal.metrics"));
    }

    @Test
    void metrics_know_noOtherFeature() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.taskdal.dal.metrics")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.taskdal.dal.task",
                        "dev.taskdal.dal.user",
                        "dev.taskdal.dal.label",
                        "dev.taskdal.dal.history",
                        "dev.taskdal.dal.notification",
                        "dev.taskdal.dal.token"));
    }

    @Test
    void features_know_nothingOfTheWayIn() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.taskdal.dal.task",
                        "dev.taskdal.dal.user",
                        "dev.taskdal.dal.label",
                        "dev.taskdal.dal.history",
                        "dev.taskdal.dal.notification",
                        "dev.taskdal.dal.token",
                        "dev.taskdal.dal.metrics",
                        "dev.taskdal.dal.query")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("dev\\.taskdal\\.dal\\.(Dal|Acting|Transaction.*|Contexts|PooledConnections)"));
    }

    private static void check(ArchRule rule) {
        rule.check(JAR);
    }
}
