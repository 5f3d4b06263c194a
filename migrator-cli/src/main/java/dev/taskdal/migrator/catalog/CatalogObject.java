package dev.taskdal.migrator.catalog;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that a catalog holds: an object, or what can be said of one apart from its definition, such as its comment.
 *
 * @param name what it is and which, such as {@code index public.ix_task_title on public.task}
 * @param owner the name of what it comes and goes with; null if it stands alone
 * @param definition what it is, in SQL as far as there is any for it
 * @param comparison how it compares with what another major version says
 */
record CatalogObject(String name, @Nullable String owner, String definition, Comparison comparison) {

    enum Comparison {
        /** All versions say the same. */
        EXACT,
        /** Versions write it differently. */
        LOOSE,
        /** Not all versions have it, or it is theirs. */
        SAME_MAJOR;

        static Comparison of(@Nullable String majors) {
            if (majors == null) {
                return EXACT;
            }
            return majors.equals("loose") ? LOOSE : SAME_MAJOR;
        }
    }

    private static final Pattern WRITTEN_DIFFERENTLY =
            Pattern.compile("\\bMAINTAIN(?: WITH GRANT OPTION)?,?|\\w+\\.|\"[^\"]+\"\\.|[\\s()]+");

    /** Another definition of the same name may say the same in the words of another major version. */
    boolean sameAs(CatalogObject other, boolean sameMajor) {
        if (definition.equals(other.definition) || condition().equals(other.condition())) {
            return true;
        }
        return switch (comparison) {
            case EXACT -> false;
            case SAME_MAJOR -> !sameMajor;
            case LOOSE -> !sameMajor && loosened().equals(other.loosened());
        };
    }

    /** A function's body, unlike an expression, is kept as it was written. */
    private String condition() {
        return name.startsWith("function ") || name.startsWith("procedure ") || name.startsWith("comment of ")
                ? definition
                : Conditions.flattened(definition);
    }

    private String loosened() {
        return WRITTEN_DIFFERENTLY.matcher(definition).replaceAll("");
    }
}
