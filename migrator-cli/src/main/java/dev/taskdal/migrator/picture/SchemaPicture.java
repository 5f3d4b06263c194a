package dev.taskdal.migrator.picture;

import dev.taskdal.migrator.picture.Piece.Kind;
import dev.taskdal.throwaway.ThrowawayDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws a schema as SQL that people read: by table, without what only machines need. */
final class SchemaPicture {

    private static final String HISTORY = "flyway_schema_history";

    private SchemaPicture() {}

    /**
     * The statements that make the schema of a database, in an order in which they can run. The same schema gives the same text.
     * Left out are owners, Flyway's history, and what an empty database has too.
     *
     * @param empty a database of the same server with nothing in it
     * @throws IllegalStateException if the database can't be read
     */
    static String of(ThrowawayDatabase empty, ThrowawayDatabase database) throws SQLException {
        List<Piece> pieces = new ArrayList<>(SchemaReader.read(empty, database));
        Set<String> tables = pieces.stream()
                .filter(piece -> piece.kind() == Kind.TABLE)
                .map(Piece::id)
                .collect(Collectors.toSet());
        try (Connection connection = database.connect()) {
            pieces.addAll(Supplement.read(connection, tables));
        }
        pieces.removeIf(SchemaPicture::isOfHistory);
        return Arrangement.of(pieces).stream()
                .map(SchemaPicture::text)
                .collect(Collectors.joining("\n\n", "", pieces.isEmpty() ? "" : "\n"));
    }

    private static boolean isOfHistory(Piece piece) {
        String table = piece.table() == null ? piece.id() : piece.table();
        return table.startsWith("TABLE ") && table.endsWith("." + HISTORY);
    }

    private static String text(List<Piece> group) {
        Kind kind = group.get(0).kind();
        String text = kind == Kind.TABLE ? TableText.of(group) : group.get(0).alone();
        // The bodies of functions belong to somebody else.
        return kind == Kind.FUNCTION || kind == Kind.VIEW ? text : Layout.of(text);
    }
}
