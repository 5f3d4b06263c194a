package dev.taskdal.migrator.picture;

import dev.taskdal.migrator.picture.Piece.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts pieces in an order in which they can be made, and which depends on nothing but them: by kind and name as far as what they
 * need allows, and what belongs to a table directly after it.
 */
final class Arrangement {

    private static final Comparator<Piece> BY_KIND_AND_NAME =
            Comparator.comparing(Piece::kind).thenComparing(Piece::id);

    private final TreeSet<Piece> waiting = new TreeSet<>(BY_KIND_AND_NAME);
    private final Set<String> expected = new HashSet<>();
    private final Set<String> there = new HashSet<>();
    private final List<List<Piece>> groups = new ArrayList<>();

    private Arrangement(List<Piece> pieces) {
        waiting.addAll(pieces);
        pieces.forEach(piece -> expected.add(piece.id()));
    }

    /** Groups of pieces: a table with its parts, or a single one. */
    static List<List<Piece>> of(List<Piece> pieces) {
        return new Arrangement(pieces).groups();
    }

    private List<List<Piece>> groups() {
        while (!waiting.isEmpty()) {
            Piece next = next();
            List<Piece> group = new ArrayList<>(List.of(next));
            take(next);
            if (next.kind() == Kind.TABLE) {
                for (Piece part : parts(next)) {
                    if (isReady(part)) {
                        group.add(part);
                        take(part);
                    }
                }
            }
            groups.add(group);
        }
        return groups;
    }

    private void take(Piece piece) {
        waiting.remove(piece);
        there.add(piece.id());
    }

    private Piece next() {
        return waiting.stream()
                .filter(piece -> isReady(piece) && parts(piece).stream().allMatch(part -> isReadyBeside(part, piece)))
                .findFirst()
                // Tables that refer to each other: the last reference of the circle follows alone.
                .or(() -> waiting.stream().filter(this::isReady).findFirst())
                .orElseGet(waiting::first);
    }

    private List<Piece> parts(Piece piece) {
        return piece.kind() == Kind.TABLE
                ? waiting.stream()
                        .filter(part -> Objects.equals(part.table(), piece.id()))
                        .toList()
                : List.of();
    }

    private boolean isReady(Piece piece) {
        return (piece.table() == null || isThere(piece.table()))
                && piece.needs().stream().allMatch(this::isThere);
    }

    private boolean isReadyBeside(Piece part, Piece table) {
        return part.needs().stream().allMatch(id -> id.equals(table.id()) || isThere(id));
    }

    private boolean isThere(String id) {
        return there.contains(id) || !expected.contains(id);
    }
}
