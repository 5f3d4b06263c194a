package dev.taskdal.migrator.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.MigrationException;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof as a whole: its order, its progress, its seed scripts, its JUnit class. */
@PostgresTest
class MigrationProofTestTest {

    @TempDir
    private Path folder;

    private ThrowawayPostgres server;

    @BeforeEach
    void writeThreeVersions(ThrowawayPostgres injected) throws IOException {
        server = injected;
        pair("0001__create_shelf", "CREATE TABLE shelf (id integer PRIMARY KEY);", "DROP TABLE shelf;");
        pair("0002__add_room", "ALTER TABLE shelf ADD COLUMN room integer;", "ALTER TABLE shelf ADD COLUMN rom text;");
        pair("0003__add_label", "ALTER TABLE shelf ADD COLUMN label text;", "ALTER TABLE shelf DROP COLUMN label;");
    }

    /** One broken version doesn't hide the next. */
    @Test
    void run_ofThreeVersions_tellsOfEachInOrder() {
        List<String> told = new ArrayList<>();

        List<VersionProof> proofs = proof().run(new ProofListener() {
            @Override
            public void started(Migration migration) {
                told.add("started " + migration);
            }

            @Override
            public void finished(VersionProof proof) {
                told.add("finished " + proof.migration() + ", " + proof.holds());
            }
        });

        assertThat(told)
                .containsExactly(
                        "started 0001 create shelf",
                        "finished 0001 create shelf, true",
                        "started 0002 add room",
                        "finished 0002 add room, false",
                        "started 0003 add label",
                        "finished 0003 add label, true");
        assertThat(proofs).extracting(VersionProof::holds).containsExactly(true, false, true);
        assertThat(proofs).allSatisfy(proof -> assertThat(proof.took()).isPositive());
    }

    @Test
    void run_fromAVersion_provesOnlyThatAndLaterOnes() {
        assertThat(proof().from(SchemaVersion.parse("3")).run())
                .extracting(proof -> proof.migration().toString())
                .containsExactly("0003 add label");
    }

    @Test
    void run_behindAMigrationThatFails_saysWhatItWaitsFor() throws IOException {
        pair("0002__add_room", "ALTER TABLE shelves ADD COLUMN room integer;", "SELECT 1;");

        List<VersionProof> proofs = proof().run();

        assertThat(proofs.get(2).findings())
                .extracting(Finding::toString)
                .containsExactly("0003 up: V0003__add_label.sql was not tried, since V0002__add_room.sql fails\n"
                        + "    do       repair V0002__add_room.sql first");
    }

    @Test
    void run_leavesNoDatabaseBehind() throws Exception {
        try (ThrowawayPostgres own = ThrowawayPostgres.start()) {
            MigrationProof.of(own, MigrationProject.in(folder)).run();

            try (var database = own.createDatabase();
                    var connection = database.connect();
                    var rows = connection
                            .createStatement()
                            .executeQuery("SELECT count(*) FROM pg_database WHERE datname LIKE '"
                                    + database.name().replaceFirst("_\\d+$", "") + "%'")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void seeds_ofSeveralVersions_runAfterTheirs() throws IOException {
        pair("0002__add_room", "ALTER TABLE shelf ADD COLUMN room integer;", "ALTER TABLE shelf DROP COLUMN room;");
        write("seed/S0001__insert_shelf.sql", "INSERT INTO shelf VALUES (1);");
        write("seed/S0003__label_shelf.sql", "INSERT INTO shelf VALUES (2, 2, 'two');");
        write(
                "seed/S0003__label_shelves.sql",
                "UPDATE shelf SET label = 'x' WHERE label IS NULL; SELECT 1 / (1 - count(*)) FROM shelf;");

        assertThat(proof().run()).allMatch(VersionProof::holds);
    }

    @Test
    void seed_withAWrongName_isRefusedBeforeAnythingRuns() throws IOException {
        write("seed/0001_insert.sql", "SELECT 1;");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> proof().run())
                .withMessageEndingWith(
                        "0001_insert.sql is no name of a seed script. Name it like S0001__verb_object.sql.");
    }

    @Test
    void seed_ofNoVersion_isRefusedBeforeAnythingRuns() throws IOException {
        write("seed/S0009__insert_shelf.sql", "SELECT 1;");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> proof().run())
                .withMessageEndingWith("S0009__insert_shelf.sql is to run after version 0009, which has no migration."
                        + " Give it the number of one, or remove it.");
    }

    @Test
    void migration_withAWrongName_isRefusedBeforeAnythingRuns() throws IOException {
        write("migration/V0004_one_underscore.sql", "SELECT 1;");

        assertThatExceptionOfType(MigrationException.class)
                .isThrownBy(() -> proof().run())
                .withMessageContaining("V0004_one_underscore.sql");
    }

    @Test
    void testClass_ofAProject_hasATestForEachVersion() {
        List<DynamicTest> tests = tests();

        assertThat(tests)
                .extracting(DynamicTest::getDisplayName)
                .containsExactly("0001 create shelf", "0002 add room", "0003 add label");
        assertThat(tests.get(0).getTestSourceUri())
                .contains(folder.resolve("migration/V0001__create_shelf.sql").toUri());
    }

    @Test
    void testClass_whereAVersionIsBroken_failsWithItsFindings() {
        List<DynamicTest> tests = tests();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> tests.get(1).getExecutable().execute())
                .withMessage("""
                        Version 0002 add room can't be undone as it should be:

                        0002 down: column public.shelf.rom: not expected
                            found    text
                            do       let U0002__add_room.sql remove it: it wasn't there before V0002__add_room.sql

                        0002 down: column public.shelf.room: not expected
                            found    integer
                            do       let U0002__add_room.sql remove it: it wasn't there before V0002__add_room.sql
                        """);
    }

    /** As an IDE does it. */
    @Test
    void testClass_ofWhichOnlyOneTestRuns_provesThatVersion() throws Throwable {
        tests().get(2).getExecutable().execute();
    }

    private List<DynamicTest> tests() {
        MigrationProofTest test = new MigrationProofTest() {
            @Override
            protected MigrationProject project() {
                return MigrationProject.in(folder);
            }
        };
        try (Stream<DynamicTest> tests = test.version_upDownAndUpAgain_leavesNoTrace(server)) {
            return tests.toList();
        }
    }

    private MigrationProof proof() {
        return MigrationProof.of(server, MigrationProject.in(folder));
    }

    private void pair(String name, String up, String down) throws IOException {
        write("migration/V" + name + ".sql", up);
        write("undo/U" + name + ".sql", down);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
