package dev.taskdal.migrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest
class MigrationListenerTest {

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private DataSource dataSource;
    private ScriptFiles files;

    private final MigrationListener listener = new MigrationListener() {
        @Override
        public void started(Direction direction, Migration migration) {
            told.add(direction + " " + migration.script());
        }

        @Override
        public void finished(Direction direction, Migration migration, Duration duration) {
            assertThat(duration).isPositive();
            told.add(direction + " " + migration + " done");
        }
    };

    @BeforeEach
    void prepare(DataSource injected) {
        dataSource = injected;
        files = ScriptFiles.shelf(folder);
    }

    @Test
    void run_bothWays_tellsOfEachScriptBeforeAndAfter() {
        Migrator migrator = files.migrator(dataSource).withListener(listener);

        migrator.upgradeTo(SchemaVersion.parse("2"));
        migrator.downgradeTo(Optional.of(SchemaVersion.parse("1")));

        assertThat(told)
                .containsExactly(
                        "UP V0001__create_shelf.sql",
                        "UP 0001 create shelf done",
                        "UP V0002__add_label.sql",
                        "UP 0002 add label done",
                        "DOWN U0002__add_label.sql",
                        "DOWN 0002 add label done");
    }

    @Test
    void run_failingScript_isNotToldAsFinished() {
        files.up("0002__add_label", "SELECT 1 / 0;");

        assertThatThrownBy(
                        () -> files.migrator(dataSource).withListener(listener).upgrade())
                .hasMessageContaining("division by zero");

        assertThat(told).last().isEqualTo("UP V0002__add_label.sql");
    }

    @Test
    void run_failingListener_endsBeforeTheNextScript() {
        Migrator migrator = files.migrator(dataSource);

        assertThatThrownBy(() -> migrator.withListener(new MigrationListener() {
                            @Override
                            public void finished(Direction direction, Migration migration, Duration duration) {
                                throw new IllegalStateException("enough");
                            }
                        })
                        .upgrade())
                .hasMessage("enough");

        assertThat(migrator.current()).contains(SchemaVersion.parse("1"));
        assertThat(migrator.upgrade()).hasSize(2);
    }
}
