package dev.taskdal.dal.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.query;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Identity;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Table;

/**
 * Inserts from arrays, as plain SQL: jOOQ knows neither {@code unnest} of several arrays nor {@code OVERRIDING SYSTEM
 * VALUE}.
 */
final class InsertSql {

    private static final Name PLACE = name("place in the input");

    private InsertSql() {}

    static Query counting(Table<?> table, InsertColumns<?> inserted) {
        return query(
                "insert into {0} ({1}) select {2}",
                table, list(unqualified(inserted.columns())), list(unnested(inserted)));
    }

    /** Draws the ids first, each with the place that its row has in the input, and puts the result into that order. */
    static Query returning(String query, Table<?> table, InsertColumns<?> inserted, List<Field<?>> returned) {
        Identity<?, ?> identity = table.getIdentity();
        if (identity == null) {
            throw new IllegalArgumentException("Query " + query + " inserts into " + table.getName()
                    + ", which has no identity column to keep the order of the rows by. Insert them without returning"
                    + " them.");
        }
        Field<?> id = identity.getField();
        List<Field<?>> kept = new ArrayList<>(returned);
        if (!kept.contains(id)) {
            kept.add(id);
        }
        return query(
                """
                with input as materialized (
                    select nextval((select pg_get_serial_sequence({0}, {1})::regclass)) as {2}, {3},
                        generate_subscripts({9}, 1) as {5}
                ), added as (
                    insert into {6} ({2}, {4}) overriding system value
                    select {2}, {4} from input
                    returning {7}
                )
                select {8} from added join input on input.{2} = added.{2} order by input.{5}""",
                inline(table.getQualifiedName().quotedName().toString()),
                inline(id.getName()),
                id.getUnqualifiedName(),
                list(unnested(inserted)),
                list(unqualified(inserted.columns())),
                PLACE,
                table,
                list(unqualified(kept)),
                list(added(returned)),
                inserted.arrays().get(0));
    }

    /** In the select list they are read as they go; in the FROM clause, the server would write them down first. */
    private static List<Field<?>> unnested(InsertColumns<?> inserted) {
        List<Field<?>> unnested = new ArrayList<>();
        for (int i = 0; i < inserted.columns().size(); i++) {
            Name column = inserted.columns().get(i).getUnqualifiedName();
            unnested.add(field("unnest({0}) as {1}", inserted.arrays().get(i), column));
        }
        return unnested;
    }

    private static List<Name> unqualified(List<Field<?>> fields) {
        return fields.stream().map(Field::getUnqualifiedName).toList();
    }

    private static List<Field<?>> added(List<Field<?>> fields) {
        return fields.stream()
                .<Field<?>>map(field -> field(name("added", field.getName()), field.getDataType()))
                .toList();
    }
}
