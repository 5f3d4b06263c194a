package dev.taskdal.codegen;

import java.util.Locale;
import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.meta.Definition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.TableDefinition;

/**
 * Names that don't get in the way of an application's own: the class of a table is {@code TaskTable}, so that
 * {@code Task} stays free, its constant {@code TASK}; values of an enum are constants ({@code IN_PROGRESS}). Optional: any
 * jOOQ strategy works with this module.
 */
public final class ReadableNames extends DefaultGeneratorStrategy {

    /** jOOQ's code generator calls this. */
    public ReadableNames() {}

    @Override
    public String getJavaClassName(Definition definition, Mode mode) {
        String name = super.getJavaClassName(definition, mode);
        return definition instanceof TableDefinition && mode == Mode.DEFAULT ? name + "Table" : name;
    }

    @Override
    public String getJavaEnumLiteral(EnumDefinition definition, String literal) {
        return super.getJavaEnumLiteral(definition, literal).toUpperCase(Locale.ROOT);
    }
}
