package dev.taskdal.migrator.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.taskdal.migrator.Migration;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement as a whole: its order, its progress, what it starts from, its JUnit class. */
@PostgresTest
class MigrationLocksTestTest {

    @TempDir
    private Path folder;

    private ThrowawayPostgres server;

    @BeforeEach
    void writeThreeVersions(ThrowawayPostgres injected) throws IOException {
        server = injected;
        pair(
                "0001__create_shelf",
                "CREATE TABLE shelf (id integer PRIMARY KEY, label text NOT NULL, room text);",
                "DROP TABLE shelf;");
        pair("0002__index_label", "CREATE INDEX ix_label ON shelf (label);", "DROP INDEX CONCURRENTLY ix_label;");
        pair("0003__add_colour", "ALTER TABLE shelf ADD COLUMN colour text;", "ALTER TABLE shelf DROP COLUMN colour;");
    }

    @Test
    void run_ofThreeVersions_tellsOfEachInOrder() {
        List<String> told = new ArrayList<>();

        List<VersionLocks> versions = locks().run(migration -> true, new LocksListener() {
            @Override
            public void started(Migration migration) {
                told.add("started " + migration);
            }

            @Override
            public void filling(String table, long rows, long wanted) {
                if (rows == wanted) {
                    told.add(table + " has " + rows);
                }
            }

            @Override
            public void finished(VersionLocks version) {
                told.add("finished " + version.migration() + ", " + version.holds());
            }
        });

        assertThat(told)
                .containsExactly(
                        "started 0001 create shelf",
                        "public.shelf has 1000",
                        "finished 0001 create shelf, true",
                        "started 0002 index label",
                        "finished 0002 index label, false",
                        "started 0003 add colour",
                        "finished 0003 add colour, true");
        assertThat(versions).allSatisfy(version -> assertThat(version.took()).isPositive());
        assertThat(versions.get(2).scripts())
                .extracting(ScriptLocks::script)
                .containsExactly("V0003__add_colour.sql", "U0003__add_colour.sql");
    }

    /** An undo that can't be rolled back is followed by its migration: the next version starts from there. */
    @Test
    void undo_thatRunsOutsideATransaction_doesNotTakeTheMigrationAway() throws IOException {
        pair("0003__drop_index", "DROP INDEX ix_label;", "CREATE INDEX ix_label ON shelf (label);");

        assertThat(locks().run())
                .flatExtracting(VersionLocks::findings)
                .extracting(LockFinding::rule)
                .doesNotContain(Rule.SCRIPT_FAILS);
    }

    @Test
    void run_ofOneVersion_onlyRunsThoseBefore() {
        assertThat(locks().run(one -> one.version().equals(SchemaVersion.parse("3")), new LocksListener() {}))
                .extracting(version -> version.migration().toString())
                .containsExactly("0003 add colour");
    }

    /** Rows that were made up have other labels each, so that a second try with the rows of the seed is needed. */
    @Test
    void migration_thatOnlyTheRowsOfTheSeedPass_isMeasuredWithThose() throws IOException {
        write("seed/S0001__insert_shelf.sql", "INSERT INTO shelf VALUES (1, 'low', 'attic'), (2, 'high', 'attic');");
        pair(
                "0002__check_label",
                "ALTER TABLE shelf ADD CONSTRAINT ck CHECK (label IN ('low', 'high'));",
                "ALTER TABLE shelf DROP CONSTRAINT ck;");

        assertThat(locks().run().get(1).findings())
                .extracting(LockFinding::rule)
                .containsExactly(Rule.CONSTRAINT_VALIDATION);
    }

    @Test
    void migration_thatWantsDifferentValues_isMeasuredWithThose() throws IOException {
        pair(
                "0002__label_is_unique",
                "ALTER TABLE shelf ADD CONSTRAINT uq UNIQUE (label);",
                "ALTER TABLE shelf DROP CONSTRAINT uq;");

        assertThat(locks().run().get(1).findings())
                .extracting(LockFinding::rule)
                .containsExactly(Rule.UNIQUE_BUILD);
    }

    /** The other tables would take as long to fill, for nothing. */
    @Test
    void rows_whenManyAreWanted_areOnlyInTheTablesThatAreWorkedOn() throws IOException {
        pair(
                "0001__create_shelf",
                "CREATE TABLE shelf (id integer PRIMARY KEY, label text); CREATE TABLE room (id integer PRIMARY KEY);",
                "DROP TABLE room, shelf;");
        List<String> filled = new ArrayList<>();

        VersionLocks version = locks().withRows(3000)
                .run(one -> one.version().equals(SchemaVersion.parse("2")), new LocksListener() {
                    @Override
                    public void filling(String table, long rows, long wanted) {
                        if (rows == wanted) {
                            filled.add(table + " has " + rows);
                        }
                    }
                })
                .get(0);

        assertThat(filled)
                .containsExactly(
                        "public.room has 1000",
                        "public.shelf has 1000",
                        "public.room has 1000",
                        "public.shelf has 3000");
        assertThat(version.toString()).contains("with 3,000 rows where it works on them");
    }

    @Test
    void change_ofAllRowsOfATableThatCanNotBeLarge_isQuiet() throws IOException {
        pair(
                "0001__create_switch",
                "CREATE TABLE switch (is_on boolean PRIMARY KEY, label text);",
                "DROP TABLE switch;");
        pair("0002__label_switch", "UPDATE switch SET label = 'x';", "SELECT 1;");
        pair("0003__add_colour", "SELECT 1;", "SELECT 1;");

        VersionLocks version = locks().run().get(1);

        assertThat(version.findings()).isEmpty();
        assertThat(version.toString()).contains("line 1 changes 2 rows, reads all rows");
    }

    /** In another time zone than UTC the table is rewritten. */
    @Test
    void run_inAJvmOfAnotherTimeZone_measuresInUtc() throws IOException {
        pair("0001__create_shelf", "CREATE TABLE shelf (at timestamp NOT NULL);", "DROP TABLE shelf;");
        pair(
                "0002__zone_shelf",
                "ALTER TABLE shelf ALTER COLUMN at TYPE timestamptz;",
                "ALTER TABLE shelf ALTER COLUMN at TYPE timestamp;");
        pair("0003__add_colour", "SELECT 1;", "SELECT 1;");
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));

            assertThat(locks().run()).flatExtracting(VersionLocks::findings).isEmpty();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void allow_ofNoScript_isRefusedBeforeAnythingRuns() throws IOException {
        write("locks.allow", "# nothing\n\nV0009__x.sql: index-build because it is small\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> locks().run())
                .withMessage(
                        "locks.allow:3 is about no script of the project: V0009__x.sql: index-build because it is small."
                                + " Write lines like V0002__verb_object.sql: RULE because REASON; or remove it.");
    }

    @Test
    void rows_thatAreNoNumberOfRows_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> locks().withRows(1))
                .withMessage("1 is no number of rows to measure with. Give one between 100 and 1000000000.");
    }

    @Test
    void run_leavesNoDatabaseBehind() throws Exception {
        try (ThrowawayPostgres own = ThrowawayPostgres.start()) {
            MigrationLocks.of(own, MigrationProject.in(folder)).run();

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
    void testClass_ofAProject_hasATestForEachVersionThatFailsWithItsFindings() throws Throwable {
        List<DynamicTest> tests = tests();

        assertThat(tests)
                .extracting(DynamicTest::getDisplayName)
                .containsExactly("0001 create shelf", "0002 index label", "0003 add colour");
        tests.get(0).getExecutable().execute();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> tests.get(1).getExecutable().execute())
                .withMessageStartingWith("Version 0002 index label disturbs those who use the database:\n\n"
                        + "index-build (E6) in V0002__index_label.sql:1\n"
                        + "    found    builds the index public.ix_label on public.shelf under SHARE\n")
                .withMessageContaining("-- allow: RULE because REASON");
        tests.get(2).getExecutable().execute();
    }

    /** As an IDE does it. */
    @Test
    void testClass_ofWhichOnlyOneTestRuns_measuresThatVersion() throws Throwable {
        tests().get(2).getExecutable().execute();
    }

    private List<DynamicTest> tests() {
        MigrationLocksTest test = new MigrationLocksTest() {
            @Override
            protected MigrationProject project() {
                return MigrationProject.in(folder);
            }
        };
        try (Stream<DynamicTest> tests = test.version_onALiveDatabase_disturbsNobodyWithoutAReason(server)) {
            return tests.toList();
        }
    }

    private MigrationLocks locks() {
        return MigrationLocks.of(server, MigrationProject.in(folder));
    }

    private void pair(String name, String up, String down) throws IOException {
        for (String kind : List.of("migration/V", "undo/U")) {
            Path parent = folder.resolve(kind).getParent();
            Files.createDirectories(parent);
            try (Stream<Path> files = Files.list(parent)) {
                for (Path twin : files.filter(file ->
                                file.getFileName().toString().substring(1, 5).equals(name.substring(0, 4)))
                        .toList()) {
                    Files.delete(twin);
                }
            }
        }
        write("migration/V" + name + ".sql", up);
        write("undo/U" + name + ".sql", down);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
