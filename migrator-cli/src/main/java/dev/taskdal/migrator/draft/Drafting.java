package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.catalog.CatalogSnapshot;
import dev.taskdal.migrator.draft.Caution.Kind;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayTemplate;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds the statements of a draft, in three parts: names and new values of enums, all else, and values of enums that go. Between
 * the first two and the last two lie states in which enums have the values of both sides and nothing has two names, and which
 * pgCodeKeeper can compare. The undo has the same parts in the opposite order.
 */
final class Drafting {

    /** What the server says of a value that was added to an enum in the same transaction. */
    private static final String UNSAFE_USE = "55P04";

    private final ThrowawayTemplate head;
    private final ThrowawayTemplate target;

    /** Drafts between two databases, from which nothing is taken but clones. */
    Drafting(ThrowawayTemplate head, ThrowawayTemplate target) {
        this.head = head;
        this.target = target;
    }

    /** @return empty if there is no difference */
    Optional<Draft> draft(List<Rename> renames) throws SQLException {
        try (ThrowawayDatabase lower = head.lend();
                ThrowawayDatabase upper = target.lend();
                Connection below = lower.connect();
                Connection above = upper.connect()) {
            run(below, List.of("DROP TABLE IF EXISTS flyway_schema_history"));
            run(above, List.of("DROP TABLE IF EXISTS flyway_schema_history"));
            CatalogSnapshot before = snapshot(below);
            CatalogSnapshot after = snapshot(above);
            if (before.differencesTo(after).isEmpty()) {
                return Optional.empty();
            }
            List<Renames.Step> steps = new ArrayList<>(Renames.asked(renames, before, after));
            run(below, steps.stream().map(Renames.Step::up).toList());
            CatalogSnapshot renamed = steps.isEmpty() ? before : snapshot(below);
            List<Renames.Step> parts = Renames.ofParts(renamed, after);
            run(below, parts.stream().map(Renames.Step::up).toList());
            steps.addAll(parts);
            NotNullNames.adopt(below, above);
            renamed = parts.isEmpty() ? renamed : snapshot(below);
            List<EnumChange> enums = EnumChange.between(renamed.definitions(), after.definitions());
            for (EnumChange change : enums) {
                run(below, change.additions(change.from()));
                run(above, change.additions(change.to()));
            }
            return Optional.of(draft(
                    State.of(lower, below, enums.isEmpty() ? renamed : snapshot(below)),
                    State.of(upper, above, enums.isEmpty() ? after : snapshot(above)),
                    steps,
                    enums,
                    Lookalikes.between(renamed, after)));
        }
    }

    private Draft draft(
            State below, State above, List<Renames.Step> steps, List<EnumChange> enums, Lookalikes lookalikes)
            throws SQLException {
        Part first = new Part();
        Part last = new Part();
        steps.forEach(step -> first.up.add(Change.of(Phrasing.of(step.up(), below.reserved()))));
        for (EnumChange change : enums) {
            first.up.addAll(additions(change.additions(change.from()), below, above));
            change.additions(change.to()).forEach(sql -> last.down.add(Change.of(Phrasing.of(sql, above.reserved()))));
            if (!change.all().equals(change.to())) {
                last.up.addAll(replacement(EnumReplacement.of(above, change, change.to()), true));
            }
            if (!change.all().equals(change.from())) {
                first.down.addAll(replacement(EnumReplacement.of(below, change, change.from()), false));
            }
        }
        List<Renames.Step> back = new ArrayList<>(steps);
        Collections.reverse(back);
        back.forEach(step -> first.down.add(Change.of(Phrasing.of(step.down(), below.reserved()))));
        Part rest = new Part();
        Way up = Way.between(below, above);
        Way down = Way.between(above, below);
        rest.up.addAll(lookalikes.applied(Cautions.of(up.statements(), below, above)));
        rest.down.addAll(Cautions.of(down.statements(), above, below));
        notDrafted(up, rest.up);
        notDrafted(down, rest.down);
        return new Draft(revisions(first, rest, last, enums));
    }

    private static List<Change> additions(List<String> statements, State from, State to) {
        return Cautions.of(
                statements.stream()
                        .map(sql -> Phrasing.of(sql, from.reserved()))
                        .toList(),
                from,
                to);
    }

    private static List<Change> replacement(EnumReplacement replacement, boolean up) {
        EnumChange change = replacement.change();
        String gone = String.join(
                ", ", replacement.gone().stream().map(Completion::literal).toList());
        String type = change.type().replaceFirst("^public\\.", "");
        List<Change> changes = new ArrayList<>();
        List<Caution> cautions = new ArrayList<>();
        if (!replacement.gone().isEmpty()) {
            cautions.add(new Caution(
                    Kind.MAY_FAIL, "if a row has " + gone + ". Say before what becomes of it, with an UPDATE."));
        }
        if (up && change.isLikeRename()) {
            cautions.add(
                    new Caution(Kind.DECIDE, Lookalikes.hint(change.type() + "." + change.lost(), change.gained())));
        }
        if (replacement.obstacle() == null) {
            changes.add(new Change(replacement.statements().get(0), cautions));
            replacement.statements().stream().skip(1).map(Change::of).forEach(changes::add);
            return changes;
        }
        cautions.add(new Caution(
                Kind.NOT_DRAFTED,
                "how " + type + " loses " + (gone.isEmpty() ? "the order of its values" : gone)
                        + ". To drop the columns of the type and add them again would lose their values, and"
                        + " to convert them fails (" + replacement.obstacle()
                        + "). Drop what is in the way, convert, and make it again:\n"
                        + String.join(
                                "\n",
                                replacement.statements().stream()
                                        .map(sql -> "  " + sql + ";")
                                        .toList())));
        changes.add(new Change("", cautions));
        return changes;
    }

    private static void notDrafted(Way way, List<Change> changes) {
        List<Caution> cautions = new ArrayList<>();
        if (!way.failure().isEmpty()) {
            cautions.add(new Caution(
                    Kind.NOT_DRAFTED,
                    "these statements don't run as they are: "
                            + way.failure().lines().findFirst().orElse("")));
        }
        way.misses().forEach(miss -> cautions.add(new Caution(Kind.NOT_DRAFTED, "what still differs:\n" + miss)));
        if (!cautions.isEmpty()) {
            changes.add(new Change("", cautions));
        }
    }

    /** One revision, or more where one would use a value of an enum in the transaction that adds it. */
    private List<Draft.Part> revisions(Part first, Part rest, Part last, List<EnumChange> enums) throws SQLException {
        boolean adds = enums.stream().anyMatch(change -> !change.all().equals(change.from()));
        boolean restores = enums.stream().anyMatch(change -> !change.all().equals(change.to()));
        boolean splitFirst = adds && isUnsafe(head, List.of(first.up, rest.up, last.up));
        boolean splitLast = restores && isUnsafe(target, List.of(last.down, rest.down, first.down));
        String types = String.join(
                " and ",
                enums.stream()
                        .map(change -> change.type().replaceFirst("^.*\\.", ""))
                        .toList());
        List<Draft.Part> revisions = new ArrayList<>();
        if (splitFirst) {
            revisions.add(new Draft.Part(Optional.of("add values of " + types), first.up, first.down));
        } else {
            rest = first.then(rest);
        }
        if (splitLast) {
            revisions.add(new Draft.Part(Optional.empty(), rest.up, rest.down));
            revisions.add(new Draft.Part(Optional.of("take away values of " + types), last.up, last.down));
        } else {
            rest = rest.then(last);
            revisions.add(new Draft.Part(Optional.empty(), rest.up, rest.down));
        }
        return revisions.stream()
                .filter(one -> !one.up().isEmpty() || !one.down().isEmpty())
                .toList();
    }

    private static boolean isUnsafe(ThrowawayTemplate start, List<List<Change>> parts) throws SQLException {
        try (ThrowawayDatabase database = start.lend();
                Connection connection = database.connect()) {
            List<String> statements = parts.stream()
                    .flatMap(List::stream)
                    .map(Change::sql)
                    .filter(sql -> !sql.isEmpty())
                    .toList();
            return new Rehearsal(connection, snapshot(connection))
                    .of(statements)
                    .state()
                    .equals(UNSAFE_USE);
        }
    }

    private static CatalogSnapshot snapshot(Connection connection) throws SQLException {
        return CatalogSnapshot.of(connection).withoutDatabase();
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Both directions of a part of a draft. */
    private static final class Part {

        private final List<Change> up = new ArrayList<>();
        private final List<Change> down = new ArrayList<>();

        Part then(Part next) {
            Part both = new Part();
            both.up.addAll(up);
            both.up.addAll(next.up);
            both.down.addAll(next.down);
            both.down.addAll(down);
            return both;
        }
    }
}
