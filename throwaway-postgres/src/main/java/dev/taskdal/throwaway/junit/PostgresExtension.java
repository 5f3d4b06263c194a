package dev.taskdal.throwaway.junit;

import dev.taskdal.throwaway.DatabasePreparer;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.ThrowawayTemplate;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Resolves the parameters that {@link PostgresTest} promises. JUnit closes what is in its stores, each at the end of its scope. */
final class PostgresExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);
    private static final Set<Class<?>> TYPES =
            Set.of(ThrowawayDatabase.class, DataSource.class, ThrowawayPostgres.class);

    /** A store also finds what its parents hold, so a test's own database needs a key of its own. */
    private record Key(Class<?> preparer, String scope) {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        if (type == ThrowawayPostgres.class) {
            return server(context);
        }
        var database = database(context);
        return type == DataSource.class ? database.dataSource() : database;
    }

    private static ThrowawayDatabase database(ExtensionContext context) {
        var preparer = preparer(context);
        var template = template(context, preparer);
        var scope = context.getTestMethod().isPresent() ? context.getUniqueId() : "class";
        return context.getStore(NAMESPACE)
                .computeIfAbsent(new Key(preparer, scope), key -> template.lend(), ThrowawayDatabase.class);
    }

    private static ThrowawayTemplate template(ExtensionContext context, Class<? extends DatabasePreparer> preparer) {
        var server = server(context);
        return session(context)
                .computeIfAbsent(preparer, key -> server.prepareTemplate(instance(preparer)), ThrowawayTemplate.class);
    }

    private static ThrowawayPostgres server(ExtensionContext context) {
        return session(context)
                .computeIfAbsent(ThrowawayPostgres.class, key -> ThrowawayPostgres.start(), ThrowawayPostgres.class);
    }

    private static Store session(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
    }

    private static Class<? extends DatabasePreparer> preparer(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), PostgresTest.class, context.getEnclosingTestClasses())
                .map(PostgresTest::value)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        context.getRequiredTestClass().getName() + " has no @PostgresTest. Annotate it."));
    }

    private static DatabasePreparer instance(Class<? extends DatabasePreparer> preparer) {
        try {
            return ReflectionSupport.newInstance(preparer);
        } catch (Exception e) {
            // Also checked ones, which JUnit throws without declaring them.
            throw new ExtensionConfigurationException(
                    "@PostgresTest could not make a " + preparer.getName()
                            + ". It needs a constructor without parameters"
                            + " and, if it is a nested class, to be static.",
                    e);
        }
    }
}
