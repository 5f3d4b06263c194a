package dev.taskdal.sample.page;

import dev.taskdal.dal.Dal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Does what {@link PageTest} promises. The service and the browsers are started once for a run of the tests. */
final class PageExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(PageExtension.class);
    private static final Optional<Chromium> CHROMIUM = Chromium.find();

    static {
        if (CHROMIUM.isEmpty()) {
            // Maven counts what is skipped, and keeps the reason for its reports.
            Logger.getLogger(PageExtension.class.getName()).warning(() -> "The page isn't tested. " + Chromium.MISSING);
        }
    }

    /** The windows of a test, in the order of its parameters. */
    private static final class Windows {
        private final List<Window> opened = new ArrayList<>();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return condition(CHROMIUM);
    }

    static ConditionEvaluationResult condition(Optional<Chromium> chromium) {
        return chromium.isPresent()
                ? ConditionEvaluationResult.enabled("There is a Chromium.")
                : ConditionEvaluationResult.disabled(Chromium.MISSING);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Window.class || type == Account.class || type == Dal.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        PageService service = service(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == Dal.class) {
            return service.dal();
        }
        if (type == Account.class) {
            return Account.create(service.dal());
        }
        List<Window> windows = windows(context).opened;
        Window window = service.window(windows.size());
        windows.add(window);
        return window;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<Window> windows = windows(context).opened;
        if (context.getExecutionException().isPresent()) {
            String test = context.getRequiredTestClass().getSimpleName() + "-"
                    + context.getRequiredTestMethod().getName();
            for (int i = 0; i < windows.size(); i++) {
                windows.get(i).screenshot("failed-" + test + "-" + i);
            }
        } else {
            windows.forEach(Window::requireNoErrors);
        }
    }

    private static Windows windows(ExtensionContext context) {
        return context.getStore(NAMESPACE).computeIfAbsent(Windows.class, key -> new Windows(), Windows.class);
    }

    private static PageService service(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(PageService.class, key -> new PageService(CHROMIUM.orElseThrow()), PageService.class);
    }
}
