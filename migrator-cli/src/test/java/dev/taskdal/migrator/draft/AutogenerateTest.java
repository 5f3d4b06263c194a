package dev.taskdal.migrator.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.golden.Golden;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.ThrowawayTemplate;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drafts each kind of change of {@code changes.sql}, runs it and undoes it, and compares the reference page with what came of it.
 *
 * <p>With {@code -Ddocs.write=true} the page is written anew.
 */
@PostgresTest
class AutogenerateTest {

    private static final Path PAGE = Path.of("../docs/reference/autogenerate.md");

    @Test
    void draft_ofEachKindOfChange_isWhatThePageSays(ThrowawayPostgres server, @TempDir Path folder) throws Exception {
        List<ChangeTrial> trials = trials(server, folder);

        String page = AutogeneratePage.of(trials);

        assertThat(trials).hasSizeGreaterThan(100);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }

    private static List<ChangeTrial> trials(ThrowawayPostgres server, Path folder) throws Exception {
        String base = Golden.read("draft/base.sql");
        List<ChangeCase> changes = ChangeCase.all();
        ThrowawayDatabase first = server.createDatabase();
        Migrator.of(
                        first.dataSource(),
                        MigrationProject.in(ChangeTrial.project(folder.resolve("base"), base))
                                .migrationScripts())
                .upgrade();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (ThrowawayTemplate head = first.toTemplate()) {
            List<Future<ChangeTrial>> futures = new ArrayList<>();
            for (ChangeCase change : changes) {
                Path project = ChangeTrial.project(folder.resolve("p" + futures.size()), base);
                futures.add(threads.submit(() -> ChangeTrial.of(change, head, project)));
            }
            List<ChangeTrial> trials = new ArrayList<>();
            for (int i = 0; i < changes.size(); i++) {
                trials.add(result(changes.get(i), futures.get(i)));
            }
            return trials;
        } finally {
            threads.shutdownNow();
        }
    }

    private static ChangeTrial result(ChangeCase change, Future<ChangeTrial> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(change.group() + ": " + change.name(), e.getCause());
        }
    }
}
