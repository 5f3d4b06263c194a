package dev.taskdal.dal.query;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.unquotedName;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Keyword;
import org.jooq.Name;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jooq.impl.TableImpl;
import org.jspecify.annotations.Nullable;

/**
 * The text of a query, and the names of its parameters in the order in which they are bound. Constants become part of the
 * text, where the planner sees them. Columns go without their table where there is only one: at each call the server reads
 * the text of a prepared statement anew, to show it in its views, and 100 characters cost as much as two columns.
 */
record SqlText(String sql, List<String> parameters) {

    static SqlText of(Query query, Set<String> parameters) {
        Visitor visitor = new Visitor(parameters, mayBeOfOneTable(query));
        // In ORDER BY, and nowhere else, the name of a result would go before that of a column.
        visitor.resultsHaveNames = query instanceof Select<?> select
                && !select.getSelect().stream().allMatch(TableField.class::isInstance);
        String sql = visitor.render(query);
        if (visitor.withoutTables && !(visitor.seesOneTable() && isPlain(sql.toLowerCase(Locale.ROOT)))) {
            visitor = new Visitor(parameters, false);
            sql = visitor.render(query);
        }
        return new SqlText(sql, visitor.bound);
    }

    /** Most that aren't show it from outside, and so aren't rendered twice. */
    private static boolean mayBeOfOneTable(Query query) {
        return !(query instanceof Select<?> select)
                || select.$from().size() == 1 && select.$from().get(0) instanceof TableImpl;
    }

    /** Whether all columns are the table's: there is no subquery, of which jOOQ needn't know, and no row in conflict. */
    private static boolean isPlain(String sql) {
        return sql.lastIndexOf("select") <= 0 && !sql.contains("on conflict") && !sql.contains("distinct on");
    }

    /** Sees all parts before they are rendered. jOOQ's own list of parameters has one of each name. */
    private static final class Visitor implements VisitListener {

        private final Set<String> parameters;
        private final List<String> bound = new ArrayList<>();
        private final boolean withoutTables;
        private boolean resultsHaveNames;
        private boolean inOrder;
        private @Nullable Table<?> table;
        private boolean seesOthers;

        /** @param withoutTables whether columns go without their table */
        private Visitor(Set<String> parameters, boolean withoutTables) {
            this.parameters = parameters;
            this.withoutTables = withoutTables;
        }

        boolean seesOneTable() {
            return table != null && !seesOthers;
        }

        String render(Query query) {
            return DSL.using(Rendering.JOOQ.derive(this)).render(query);
        }

        @Override
        public void visitStart(VisitContext context) {
            if (context.queryPart() instanceof Param<?> param) {
                visit(context, param);
            } else if (context.queryPart() instanceof Table<?> other) {
                // By identity: to compare tables, jOOQ renders them.
                seesOthers |= table != null && table != other;
                table = other;
            } else if (resultsHaveNames && context.queryPart() instanceof Keyword keyword) {
                inOrder |= keyword.toString().toLowerCase(Locale.ROOT).startsWith("order");
            } else if (withoutTables && !inOrder && context.queryPart() instanceof TableField<?, ?> column) {
                context.queryPart(field(column.getUnqualifiedName(), column.getDataType()));
            } else if (context.queryPart() instanceof Name name && isPlain(name)) {
                context.queryPart(unquotedName(name.last()));
            }
        }

        private static boolean isPlain(Name name) {
            return name.parts().length == 1 && !Identifiers.needQuotes(name.last());
        }

        private void visit(VisitContext context, Param<?> param) {
            if (param.isInline()) {
                return;
            }
            String name = param.getParamName();
            if (name != null && parameters.contains(name)) {
                bound.add(name);
            } else {
                context.queryPart(constant(param));
            }
        }

        private static <V> Field<V> constant(Param<V> param) {
            return inline(param.getValue(), param.getDataType());
        }
    }
}
