package dev.taskdal.dal.query;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Configuration;
import org.jooq.ConverterContext;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.SQLDialect;
import org.jooq.Scope;
import org.jooq.conf.Settings;
import org.jspecify.annotations.Nullable;

/** What jOOQ's bindings and converters can ask when they are called outside of an execution by jOOQ. */
abstract class BindingContext implements ConverterContext {

    private final Configuration configuration;
    private final Map<Object, Object> data = new HashMap<>();
    private final Instant creationTime = Instant.now();

    BindingContext(Configuration configuration) {
        this.configuration = configuration;
    }

    public final ConverterContext converterContext() {
        return this;
    }

    /** Bindings rarely ask for it, but must not get null. */
    public final ExecuteContext executeContext() {
        return (ExecuteContext) Proxy.newProxyInstance(
                ExecuteContext.class.getClassLoader(),
                new Class<?>[] {ExecuteContext.class},
                (proxy, method, arguments) -> {
                    if (!method.getDeclaringClass().isAssignableFrom(Scope.class)) {
                        throw new UnsupportedOperationException("A binding asks for ExecuteContext." + method.getName()
                                + "(), which a compiled query doesn't have. Run this query by Dal.dsl().");
                    }
                    try {
                        return method.invoke(this, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public final Instant creationTime() {
        return creationTime;
    }

    @Override
    public final Configuration configuration() {
        return configuration;
    }

    @Override
    public final DSLContext dsl() {
        return configuration.dsl();
    }

    @Override
    public final Settings settings() {
        return configuration.settings();
    }

    @Override
    public final SQLDialect dialect() {
        return configuration.dialect();
    }

    @Override
    public final SQLDialect family() {
        return configuration.family();
    }

    @Override
    public final Map<Object, Object> data() {
        return data;
    }

    @Override
    public final @Nullable Object data(Object key) {
        return data.get(key);
    }

    @Override
    public final @Nullable Object data(Object key, Object value) {
        return data.put(key, value);
    }
}
