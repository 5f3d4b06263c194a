package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.DataLoss;
import dev.taskdal.migrator.MigrationException;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.migrator.catalog.CatalogDifference;
import dev.taskdal.migrator.catalog.CatalogSnapshot;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of drafting one kind of change: the files were written, run by the migrator, undone by it, and both results compared.
 *
 * @param draft what was drafted
 * @param up whether the migrations make the edited schema: "exact", or what they don't
 * @param down whether their undos make the first one again
 */
record ChangeTrial(ChangeCase change, Draft draft, String up, String down) {

    static final String EXACT = "exact";

    static ChangeTrial of(ChangeCase change, ThrowawayTemplate head, Path folder) throws SQLException, IOException {
        ThrowawayDatabase edited = head.lend();
        CatalogSnapshot wanted;
        try (Connection connection = edited.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : change.statements()) {
                statement.execute(Rehearsal.whole(sql));
            }
            wanted = snapshot(connection);
        }
        try (ThrowawayTemplate target = edited.toTemplate()) {
            Draft draft = new Drafting(head, target)
                    .draft(change.renames())
                    .orElseThrow(() -> new AssertionError(change.name() + " makes no difference"));
            MigrationProject project = MigrationProject.in(folder);
            draft.write(project, "change it");
            return run(change, draft, head, project, wanted);
        }
    }

    private static ChangeTrial run(
            ChangeCase change, Draft draft, ThrowawayTemplate head, MigrationProject project, CatalogSnapshot wanted)
            throws SQLException {
        try (ThrowawayDatabase database = head.lend();
                Connection connection = database.connect()) {
            CatalogSnapshot before = snapshot(connection);
            Migrator migrator = Migrator.of(database.dataSource(), project.migrationScripts());
            String up = verdict(migrator::upgrade, wanted, connection);
            String down = verdict(
                    () -> migrator.downgradeTo(Optional.of(SchemaVersion.parse("1")), DataLoss.ACCEPTED),
                    before,
                    connection);
            return new ChangeTrial(change, draft, up, down);
        }
    }

    private static String verdict(Runnable run, CatalogSnapshot wanted, Connection connection) throws SQLException {
        try {
            run.run();
        } catch (MigrationException e) {
            return "fails: "
                    + String.valueOf(e.getMessage()).lines().skip(1).findFirst().orElse("");
        }
        List<CatalogDifference> differences = wanted.differencesTo(snapshot(connection));
        return differences.isEmpty()
                ? EXACT
                : differences.stream()
                        .map(one -> one.toString().lines().findFirst().orElse(""))
                        .collect(Collectors.joining("; "));
    }

    private static CatalogSnapshot snapshot(Connection connection) throws SQLException {
        return CatalogSnapshot.of(connection).withoutDatabase();
    }

    /** A project of its own for a change, with the first version alone. */
    static Path project(Path folder, String base) throws IOException {
        Files.createDirectories(folder.resolve("migration"));
        Files.createDirectories(folder.resolve("undo"));
        Files.writeString(folder.resolve("migration/V0001__create_library.sql"), base);
        Files.writeString(folder.resolve("undo/U0001__create_library.sql"), "SELECT 'never undone';\n");
        return folder;
    }
}
