package dev.taskdal.codegen;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.stream.Collectors;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.meta.DefaultColumnDefinition;
import org.jooq.meta.DefaultDataTypeDefinition;
import org.jooq.meta.TableDefinition;

/** A key of an index that is an expression. For jOOQ a key is a column: this is one that no table has. */
final class IndexExpression extends DefaultColumnDefinition {

    IndexExpression(TableDefinition table, String sql) {
        super(table, sql, 0, new DefaultDataTypeDefinition(table.getDatabase(), table.getSchema(), "other"), false, "");
    }

    /**
     * The strategy, but for the name by which Java calls an expression: it has none, so what makes the field stands in
     * its place. jOOQ's generator asks for that name and for nothing else when it writes an index; the method that writes
     * it is private, and the one that gives the name is final in all of jOOQ's strategies.
     */
    static GeneratorStrategy spelledOut(GeneratorStrategy strategy) {
        return (GeneratorStrategy) Proxy.newProxyInstance(
                GeneratorStrategy.class.getClassLoader(),
                new Class<?>[] {GeneratorStrategy.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("getFullJavaIdentifier")
                            && arguments[0] instanceof IndexExpression expression) {
                        return expression.field();
                    }
                    try {
                        return method.invoke(strategy, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Raw, as it is the server's SQL and no template of jOOQ's. Qualified, whatever an index or a table is called. */
    private String field() {
        return "org.jooq.impl.DSL.field(org.jooq.impl.DSL.raw(" + literal(getInputName()) + "))";
    }

    /** In ASCII, so that it doesn't matter in which encoding the file is written. */
    private static String literal(String text) {
        return text.chars()
                .mapToObj(c -> switch (c) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    default ->
                        c < ' ' ? String.format("\\%03o", c) : c > '~' ? String.format("\\u%04x", c) : (char) c + "";
                })
                .collect(Collectors.joining("", "\"", "\""));
    }
}
