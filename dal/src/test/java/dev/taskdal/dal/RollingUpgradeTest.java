package dev.taskdal.dal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import dev.taskdal.dal.error.SchemaMismatchException;
import dev.taskdal.dal.query.Compiled;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.schema.DefaultSchema;
import dev.taskdal.schema.SchemaVersion;
import dev.taskdal.schema.tables.TaskTable;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jooq.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two releases of this jar, both really built, on one database that is migrated from the schema of the first to that of the
 * second: the first is the old jar on the new schema, the second the new jar on the old one.
 */
@PostgresTest(TaskListSchema.class)
class RollingUpgradeTest {

    /** More than the five executions after which the driver prepares a statement on the server. */
    private static final int ANSWERS = 30;

    private static final String FIRST = SchemaVersion.generatedFrom();

    /** As everywhere: what adds a column to all tables at once can't but deadlock with those who use them. */
    private static final List<String> TABLES = DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
            .filter(table -> table.getOptions().type().isTable())
            .map(Table::getName)
            .toList();

    private static final String NEXT = String.valueOf(9000 + TABLES.size());

    @TempDir
    private static Path folder;

    private static Path compatible;

    private static NextRelease tolerant;

    private ThrowawayDatabase database;
    private HikariDataSource pool;

    @BeforeAll
    static void buildNextRelease() throws Exception {
        compatible = migrations(folder.resolve("compatible"), "-- compatible-with: " + FIRST);
        tolerant = NextRelease.build(folder, compatible, FIRST);
    }

    @AfterAll
    static void close() throws IOException {
        tolerant.close();
    }

    @BeforeEach
    void open(ThrowawayDatabase given) {
        database = given;
        pool = new HikariDataSource();
        pool.setDataSource(given.dataSource());
        pool.setMaximumPoolSize(4);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void releases_differ_asTheirMigrationsDo() throws Exception {
        Class<?> next = tolerant.type(SchemaVersion.class.getName());
        assertThat(next).isNotSameAs(SchemaVersion.class);
        assertThat(next.getMethod("generatedFrom").invoke(null)).isEqualTo(NEXT);
        assertThat(next.getMethod("oldestAccepted").invoke(null)).isEqualTo(FIRST);
        assertThat(tolerant.type(TaskTable.class.getName()).getField("COLOUR")).isNotNull();
        assertThat(TaskTable.class.getFields())
                .noneMatch(field -> field.getName().equals("COLOUR"));
    }

    /** Or a jar that knows a new column could not run on the schema before it, though it has no use for the column. */
    @Test
    @SuppressWarnings("unchecked")
    void queries_nameNoColumnThatTheyHaveNoUseFor() throws Exception {
        var queries = (List<Object>)
                tolerant.type(Dal.class.getName()).getMethod("queries").invoke(null);
        var statements = tolerant.type(Compiled.class.getName()).getMethod("statements");
        for (Object query : queries) {
            assertThat(((Map<String, String>) statements.invoke(query)).values())
                    .as(query.toString())
                    .noneMatch(sql -> sql.contains("colour"));
        }
    }

    @Test
    void databaseFirst_oldInstancesRunOnAndStart_andNewOnesFollow() throws Throwable {
        try (Load old = new Load(new ServiceInstance(pool))) {
            old.requireAnswers(ANSWERS);

            upgrade(compatible);

            old.requireAnswers(ANSWERS);
            new ServiceInstance(pool).run();
            try (Load next = new Load(tolerant.service(pool))) {
                next.requireAnswers(ANSWERS);
                old.requireAnswers(ANSWERS);
            }
        }
    }

    @Test
    void jarFirst_newInstancesStartOnTheOldSchema_andRunOnWhenItIsMigrated() throws Throwable {
        try (Load old = new Load(new ServiceInstance(pool));
                Load next = new Load(tolerant.service(pool))) {
            old.requireAnswers(ANSWERS);
            next.requireAnswers(ANSWERS);

            upgrade(compatible);

            old.requireAnswers(ANSWERS);
            next.requireAnswers(ANSWERS);
            tolerant.service(pool).run();
        }
    }

    @Test
    void databaseFirst_migrationThatIsNotCompatible_refusesOldInstancesOnly(@TempDir Path other) throws Throwable {
        upgrade(migrations(other, ""));

        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> new ServiceInstance(pool))
                .withMessage("The database is at schema version " + NEXT + ", which works with jars made for " + NEXT
                        + " or newer; this one was made for " + FIRST + ". Use a newer jar.");
        tolerant.service(pool).run();
    }

    @Test
    void jarFirst_newReleaseThatAcceptsNothingOlder_isRefusedUntilItIsMigrated(@TempDir Path other) throws Throwable {
        try (NextRelease strict = NextRelease.build(other, compatible, NEXT)) {
            Throwable refusal = catchThrowable(() -> strict.service(pool));
            assertThat(refusal)
                    .hasMessage("The database is at schema version " + FIRST + "; this jar was made for version " + NEXT
                            + " and"
                            + " works with none older. Migrate the database first, as a role that may change it:"
                            + " ./db upgrade, or the service's --migrate.");
            assertThat(refusal.getClass().getName()).isEqualTo(SchemaMismatchException.class.getName());

            upgrade(compatible);

            strict.service(pool).run();
        }
    }

    private void upgrade(Path migrations) {
        Migrator.of(database.dataSource(), List.of(Migrator.DEFAULT_LOCATION, "filesystem:" + migrations))
                .upgrade();
    }

    /** One for each table: a column of which the first release knows nothing. */
    private static Path migrations(Path target, String header) throws IOException {
        Files.createDirectories(target);
        for (int i = 0; i < TABLES.size(); i++) {
            Files.writeString(
                    target.resolve("V" + (9001 + i) + "__add_colour_to_" + TABLES.get(i) + ".sql"),
                    header + "\nALTER TABLE " + TABLES.get(i) + " ADD COLUMN colour text NOT NULL DEFAULT 'blue';\n");
        }
        return target;
    }
}
