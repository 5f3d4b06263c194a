package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest
class LocksTest {

    @TempDir
    private Path folder;

    private DataSource dataSource;
    private ScriptFiles files;
    private final List<String> waiting = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void prepare(DataSource injected) {
        dataSource = injected;
        files = ScriptFiles.shelf(folder);
    }

    @Test
    void upgrade_tableLockedBySomebody_namesTheHolder() throws SQLException {
        migrator().upgradeTo(SchemaVersion.parse("1"));
        try (Connection other = dataSource.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("SET application_name = 'reports'");
            other.setAutoCommit(false);
            statement.execute("SELECT *\n  FROM shelf");
            int pid = other.unwrap(org.postgresql.PGConnection.class).getBackendPID();

            assertThatExceptionOfType(MigrationLockedException.class)
                    .isThrownBy(() ->
                            migrator().withLockTimeout(Duration.ofMillis(400)).upgrade())
                    .withMessageStartingWith(
                            "V0002__add_label.sql failed in line 1 (ALTER TABLE shelf ADD COLUMN label text NOT"
                                    + " NULL DEFAULT 'none'):\nERROR: canceling statement due to lock timeout")
                    .withMessageContaining("The lock was held by pid " + pid + " (user ")
                    .withMessageContaining(", application reports, idle in transaction for 00:00:0")
                    .withMessageContaining("last statement: SELECT * FROM shelf)")
                    .withMessageContaining("end it with SELECT pg_terminate_backend(" + pid + "), and run this again.")
                    .withMessageEndingWith("Its changes were rolled back: the database is at 0001.");
            assertThat(waiting).singleElement().asString().startsWith("pid " + pid + " (user ");
        }
        assertThat(migrator().upgrade()).hasSize(2);
    }

    @Test
    void downgrade_tableLockedBySomebody_namesTheHolder() throws SQLException {
        migrator().upgrade();
        try (Connection other = dataSource.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT set_config('x.password', 'hush', true) FROM (SELECT count(*) FROM shelf) AS s");

            assertThatExceptionOfType(MigrationLockedException.class)
                    .isThrownBy(() ->
                            migrator().withLockTimeout(Duration.ofMillis(400)).downgradeTo(Optional.empty()))
                    .withMessageContaining("last statement: a statement that mentions a password)")
                    .withMessageNotContaining("hush");
        }
        assertThat(migrator().downgradeTo(Optional.empty())).hasSize(3);
    }

    @Test
    void upgrade_indexWaitsForATransaction_namesTheHolderAndTheNextRunRepeats() throws SQLException {
        files.version(
                "0004__add_index",
                "CREATE INDEX CONCURRENTLY ix_shelf ON shelf (label);",
                "DROP INDEX CONCURRENTLY ix_shelf;");
        migrator().upgradeTo(SchemaVersion.parse("3"));
        try (Connection other = dataSource.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("INSERT INTO shelf VALUES (1)");

            assertThatExceptionOfType(MigrationLockedException.class)
                    .isThrownBy(() ->
                            migrator().withLockTimeout(Duration.ofMillis(400)).upgrade())
                    .withMessageContaining("last statement: INSERT INTO shelf VALUES (1)")
                    .withMessageEndingWith(
                            "The database is at 0003. The invalid index ix_shelf may be left: the next run"
                                    + " removes it.");
            other.commit();
        }
        assertThat(migrator().upgrade()).hasSize(1);
        assertThat(Sql.list(dataSource, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_shelf'::regclass"))
                .containsExactly("t");
    }

    @Test
    void anyRun_whileAnotherGoesOn_namesIt() throws SQLException {
        migrator().upgradeTo(SchemaVersion.parse("1"));
        long key = FlywayInternals.lockKey("\"public\".\"flyway_schema_history\"");
        try (Connection other = dataSource.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("SET application_name = 'deploy'");
            statement.execute("SELECT pg_advisory_lock(" + key + ")");
            int pid = other.unwrap(org.postgresql.PGConnection.class).getBackendPID();
            Migrator hasty = migrator().withLockTimeout(Duration.ofMillis(300));

            for (Runnable run : List.<Runnable>of(
                    hasty::upgrade, () -> hasty.downgradeTo(Optional.empty()), () -> hasty.stamp(Optional.empty()))) {
                assertThatExceptionOfType(MigrationLockedException.class)
                        .isThrownBy(run::run)
                        .withMessageStartingWith(
                                "Another run of migrations on this database has not ended within 300 ms. It"
                                        + " is pid " + pid + " (user ")
                        .withMessageContaining(", application deploy, idle for ")
                        .withMessageEndingWith(
                                "SELECT pg_terminate_backend(" + pid + "), and run this again. Nothing was changed.");
            }
            assertThat(waiting).hasSize(3);
            assertThat(migrator().current()).contains(SchemaVersion.parse("1"));
        }
    }

    /** Flyway's own runs and ours keep each other out. */
    @Test
    void upgrade_whileFlywayMigrates_waitsForIt() throws Exception {
        CompletableFuture<Void> inFlyway = new CompletableFuture<>();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        CompletableFuture<Integer> flyway = CompletableFuture.supplyAsync(
                () -> flyway(new BaseCallback() {
                            @Override
                            public boolean supports(Event event, Context context) {
                                return event == Event.BEFORE_EACH_MIGRATE;
                            }

                            @Override
                            public void handle(Event event, Context context) {
                                inFlyway.complete(null);
                                goOn.join();
                            }
                        })
                        .migrate()
                        .migrationsExecuted,
                work -> new Thread(work).start());
        inFlyway.get(60, TimeUnit.SECONDS);

        assertThatExceptionOfType(MigrationLockedException.class)
                .isThrownBy(
                        () -> migrator().withLockTimeout(Duration.ofMillis(300)).upgrade());
        Migrator patient = files.migrator(dataSource).withListener(new MigrationListener() {
            @Override
            public void waiting(String holder) {
                goOn.complete(null);
            }
        });

        int ours = patient.upgrade().size();

        assertThat(ours + flyway.get(60, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(patient.current()).contains(SchemaVersion.parse("3"));
    }

    @Test
    void anyRun_pooledConnection_isGivenBackAsItWas() throws SQLException {
        files.up(
                "0004__wander",
                "SET search_path = pg_catalog; SET lock_timeout = 0; SET check_function_bodies = off; SET x.y = 'z'; SET TRANSACTION READ WRITE; SELECT setseed(0.5);"
                        + " SET ROLE " + Sql.anotherRole(dataSource) + ";");
        try (Connection connection = dataSource.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET search_path = public, pg_catalog");
                statement.execute("SET lock_timeout = '7s'");
            }
            connection.setAutoCommit(false);

            Migrator.of(TestDataSource.pooling(connection), files.scripts()).upgrade();

            assertThat(connection.getAutoCommit()).isFalse();
            try (Statement statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "SELECT current_setting('search_path'), current_setting('lock_timeout'),"
                                    + " current_user = session_user AND current_setting('check_function_bodies')::boolean,"
                                    + " (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid())")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("public, pg_catalog");
                assertThat(row.getString(2)).isEqualTo("7s");
                assertThat(row.getBoolean(3)).isTrue();
                assertThat(row.getInt(4)).isZero();
            }
        }
    }

    @Test
    void withLockTimeout_noUse_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> migrator().withLockTimeout(Duration.ZERO))
                .withMessage("A lock timeout of PT0S makes no sense. Give one between a millisecond and a day.");
        assertThatIllegalArgumentException().isThrownBy(() -> migrator().withLockTimeout(Duration.ofDays(2)));
    }

    private Migrator migrator() {
        return files.migrator(dataSource).withListener(new MigrationListener() {
            @Override
            public void waiting(String holder) {
                waiting.add(holder);
            }
        });
    }

    private Flyway flyway(BaseCallback callback) {
        return Flyway.configure()
                .dataSource(dataSource)
                .loggers("slf4j")
                .callbacks(callback)
                .locations("filesystem:" + folder.resolve("migration"))
                .load();
    }
}
