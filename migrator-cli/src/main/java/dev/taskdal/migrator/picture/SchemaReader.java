package dev.taskdal.migrator.picture;

import dev.taskdal.migrator.picture.Piece.Kind;
import dev.taskdal.throwaway.ThrowawayDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.PgCodekeeperException;
import org.pgcodekeeper.core.model.difftree.DbObjType;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.schema.GenericColumn;
import org.pgcodekeeper.core.schema.PgStatement;
import org.pgcodekeeper.core.schema.pg.PgConstraintFk;
import org.pgcodekeeper.core.schema.pg.PgConstraintPk;
import org.pgcodekeeper.core.schema.pg.PgSequence;
import org.pgcodekeeper.core.script.SQLScript;
import org.pgcodekeeper.core.settings.CoreSettings;

/** Takes a schema to pieces, with pgCodeKeeper, of which beside {@link SchemaModel} nothing else knows. */
final class SchemaReader {

    /** The state of triggers, which pgCodeKeeper gives with their table. */
    private static final Pattern TRIGGER_STATES =
            Pattern.compile("(\\n\\nALTER TABLE [^\\n]+ (?:ENABLE|DISABLE)[A-Z ]* TRIGGER [^\\n]+;)+\\z");

    /** What triggers are in any case, also those that a partition has from its parent. */
    private static final Pattern PLAIN_STATE =
            Pattern.compile("\\n\\nALTER TABLE [^\\n]+ ENABLE TRIGGER [^\\n]+;(?=\\s*\\z)");

    private final CoreSettings settings = SchemaModel.settings();
    private final AbstractDatabase empty;
    private final AbstractDatabase database;

    private SchemaReader(ThrowawayDatabase empty, ThrowawayDatabase database)
            throws IOException, PgCodekeeperException, InterruptedException {
        this.empty = SchemaModel.load(settings, empty);
        this.database = SchemaModel.load(settings, database);
    }

    /**
     * The pieces of a database, without what an empty one has too, in no particular order.
     *
     * @throws IllegalStateException if the database can't be read
     */
    static List<Piece> read(ThrowawayDatabase empty, ThrowawayDatabase database) {
        try {
            return new SchemaReader(empty, database).pieces();
        } catch (IOException | PgCodekeeperException e) {
            throw new IllegalStateException("The schema could not be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the schema was read.", e);
        }
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        database.getDescendants()
                .filter(object -> object.getStatementType() != DbObjType.COLUMN)
                .forEach(object -> add(object, pieces));
        return pieces;
    }

    private void add(PgStatement object, List<Piece> pieces) {
        PgStatement twin = object.getTwin(empty);
        object.setOwner(null);
        if (twin != null) {
            twin.setOwner(null);
            SQLScript changes = new SQLScript(settings);
            twin.appendAlterSQL(object, changes);
            if (!changes.isEmpty()) {
                pieces.add(piece(object, changes.getFullScript(), ""));
            }
            return;
        }
        switch (object.getStatementType()) {
            case SEQUENCE -> addSequence((PgSequence) object, pieces);
            case TABLE -> addTable(object, pieces);
            case CONSTRAINT -> addConstraint(object, pieces);
            default -> pieces.add(piece(object, creation(object), ""));
        }
    }

    /** What owns a sequence may need it: a serial column does. */
    private void addSequence(PgSequence sequence, List<Piece> pieces) {
        GenericColumn owner = sequence.getOwnedBy();
        PgSequence unowned = (PgSequence) sequence.shallowCopy();
        unowned.setParent(sequence.getParent());
        unowned.setOwnedBy(null);
        pieces.add(piece(sequence, creation(unowned), ""));
        if (owner != null) {
            SQLScript ownership = new SQLScript(settings);
            unowned.appendAlterSQL(sequence, ownership);
            Set<String> needs = new LinkedHashSet<>(Set.of(id(sequence)));
            PgStatement column = database.getStatement(owner);
            if (column != null) {
                needs.add(id(root(column)));
            }
            pieces.add(new Piece(
                    Kind.OWNED_SEQUENCE, "OWNED " + id(sequence), null, null, ownership.getFullScript(), "", needs));
        }
    }

    private void addTable(PgStatement table, List<Piece> pieces) {
        String statements = creation(table);
        for (Matcher plain = PLAIN_STATE.matcher(statements); plain.find(); plain.reset(statements)) {
            statements = statements.substring(0, plain.start());
        }
        Matcher states = TRIGGER_STATES.matcher(statements);
        if (states.find()) {
            Set<String> needs = new LinkedHashSet<>(Set.of(id(table)));
            table.getChildren()
                    .filter(child -> child.getStatementType() == DbObjType.TRIGGER)
                    .forEach(trigger -> needs.add(id(trigger)));
            pieces.add(new Piece(
                    Kind.TRIGGER,
                    "STATES " + id(table),
                    null,
                    null,
                    states.group().strip(),
                    "",
                    needs));
            statements = statements.substring(0, states.start());
        }
        pieces.add(piece(table, statements, ""));
    }

    private void addConstraint(PgStatement constraint, List<Piece> pieces) {
        String all = creation(constraint);
        constraint.setComment(null);
        String statement = creation(constraint);
        pieces.add(
                piece(constraint, statement, all.substring(statement.length()).strip()));
    }

    private String creation(PgStatement object) {
        SQLScript script = new SQLScript(settings);
        object.getCreationSQL(script);
        return script.getFullScript().strip();
    }

    private Piece piece(PgStatement object, String statements, String comments) {
        Kind kind = kind(object);
        Set<String> needs = needs(object);
        boolean stands = root(object) == object;
        if (kind == Kind.TRIGGER || kind == Kind.POLICY || kind == Kind.OTHER && !stands) {
            needs.add(id(root(object)));
            stands = true;
        }
        String table = stands ? null : id(root(object));
        return new Piece(kind, id(object), table, inline(object, kind, statements), statements, comments, needs);
    }

    private Set<String> needs(PgStatement object) {
        Set<String> needs = new LinkedHashSet<>();
        Stream<PgStatement> columns =
                object.getChildren().filter(child -> child.getStatementType() == DbObjType.COLUMN);
        Stream.concat(Stream.of(object), columns)
                .flatMap(part -> part.getDeps().stream())
                .map(database::getStatement)
                .filter(Objects::nonNull)
                .map(SchemaReader::root)
                .filter(needed -> needed != root(object) && needed.getTwin(empty) == null)
                .forEach(needed -> needs.add(id(needed)));
        return needs;
    }

    private static @Nullable String inline(PgStatement object, Kind kind, String statements) {
        String start = "ALTER TABLE " + object.getParent().getQualifiedName() + "\n\tADD ";
        boolean constraint = kind == Kind.PRIMARY_KEY || kind == Kind.CHECK || kind == Kind.FOREIGN_KEY;
        // A check that isn't validated would be, in a new table; what follows the constraint can't be in the
        // parentheses.
        return constraint
                        && statements.startsWith(start)
                        && !statements.endsWith(" NOT VALID;")
                        && statements.indexOf(";\n\nALTER ") < 0
                ? statements.substring(start.length(), statements.length() - 1)
                : null;
    }

    /** What an object is part of: its table, or itself. */
    private static PgStatement root(PgStatement object) {
        PgStatement root = object;
        while (root.getParent() != null
                && root.getParent().getStatementType() != DbObjType.SCHEMA
                && root.getParent().getStatementType() != DbObjType.DATABASE) {
            root = root.getParent();
        }
        return root;
    }

    private static String id(PgStatement object) {
        return object.getStatementType() + " " + object.getQualifiedName();
    }

    private static Kind kind(PgStatement object) {
        return switch (object.getStatementType()) {
            case SCHEMA -> Kind.SCHEMA;
            case EXTENSION -> Kind.EXTENSION;
            case TYPE, DOMAIN, COLLATION -> Kind.TYPE;
            case SEQUENCE -> Kind.SEQUENCE;
            case TABLE -> Kind.TABLE;
            case CONSTRAINT ->
                object instanceof PgConstraintFk
                        ? Kind.FOREIGN_KEY
                        : object instanceof PgConstraintPk ? Kind.PRIMARY_KEY : Kind.CHECK;
            case INDEX -> Kind.INDEX;
            case STATISTICS -> Kind.STATISTICS;
            case VIEW -> Kind.VIEW;
            case FUNCTION, PROCEDURE, AGGREGATE -> Kind.FUNCTION;
            case TRIGGER -> Kind.TRIGGER;
            case POLICY -> Kind.POLICY;
            default -> Kind.OTHER;
        };
    }
}
