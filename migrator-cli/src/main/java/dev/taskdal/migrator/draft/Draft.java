package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.MigrationException;
import dev.taskdal.migrator.picture.MigratedDatabase;
import dev.taskdal.migrator.project.MigrationProject;
import dev.taskdal.migrator.project.ScriptNames;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.ThrowawayTemplate;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Migrations and undos that lead from the schema as the migrations make it to an edited one: one pair, or two or three where an
 * enum gets values that are used at once, or loses some. Immutable; nothing is written before {@link #write}.
 */
public final class Draft {

    /**
     * A pair.
     *
     * @param message what it does, if that isn't what the whole draft does
     */
    record Part(Optional<String> message, List<Change> up, List<Change> down) {

        Part {
            up = List.copyOf(up);
            down = List.copyOf(down);
        }
    }

    private final List<Part> parts;

    Draft(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Drafts on throwaway databases, which are dropped.
     *
     * @param server stays open
     * @param schema SQL that makes the schema as it should be, on an empty database
     * @param renames what isn't dropped and added, but gets another name
     * @return empty if the migrations make that schema already
     * @throws dev.taskdal.migrator.picture.PictureException if {@code schema} can't run
     * @throws MigrationException if a migration fails, or the names of the scripts are wrong
     * @throws RevisionException if a rename doesn't fit
     */
    public static Optional<Draft> of(
            ThrowawayPostgres server, MigrationProject project, String schema, List<Rename> renames)
            throws SQLException {
        boolean any = ScriptNames.of(project).last() > 0;
        try (MigratedDatabase wanted = MigratedDatabase.loaded(server, schema);
                MigratedDatabase migrated = any
                        ? MigratedDatabase.atHead(server, project)
                        : MigratedDatabase.at(server, project, Optional.empty());
                ThrowawayTemplate target = wanted.database().toTemplate();
                ThrowawayTemplate head = migrated.database().toTemplate()) {
            return new Drafting(head, target).draft(renames);
        }
    }

    List<Part> parts() {
        return parts;
    }

    /**
     * Writes the files, with the next numbers.
     *
     * @param message what it does, in a few words, which become the names of the files
     * @return one for each pair, in the order in which they run
     * @throws IllegalArgumentException if the message can't be the name of a file
     * @throws RevisionException if there is no next number, or a file can't be written
     */
    public List<Revision> write(MigrationProject project, String message) {
        List<Revision> revisions = new ArrayList<>();
        for (Part part : parts) {
            revisions.add(Revision.write(
                    project,
                    part.message().orElse(message),
                    name -> DraftText.up(part.message().orElse(message), part.up()),
                    name -> DraftText.down(part.message().orElse(message), part.down())));
        }
        return List.copyOf(revisions);
    }

    /** What is to be known before the migration of a pair runs; the same is in its file. */
    public List<Caution> cautionsUp(int pair) {
        return parts.get(pair).up().stream()
                .flatMap(change -> change.cautions().stream())
                .toList();
    }

    /** What is to be known before the undo of a pair runs; the same is in its file. */
    public List<Caution> cautionsDown(int pair) {
        return parts.get(pair).down().stream()
                .flatMap(change -> change.cautions().stream())
                .toList();
    }

    /** Whether something isn't in it, and has to be written by hand. */
    public boolean isIncomplete() {
        return parts.stream()
                .flatMap(part -> Stream.concat(part.up().stream(), part.down().stream()))
                .flatMap(change -> change.cautions().stream())
                .anyMatch(caution -> caution.kind() == Caution.Kind.NOT_DRAFTED);
    }
}
