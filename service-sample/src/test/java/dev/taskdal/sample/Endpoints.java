package dev.taskdal.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** What the API has, from Spring's own register: a test over all of it can't forget a new one. */
public final class Endpoints {

    /** One of them; variables of the path are in braces. */
    public record Endpoint(String method, String path) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private Endpoints() {}

    /** All of the service's own below {@code /api}. */
    public static List<Endpoint> of(RunningService service) {
        return service.mappings().getHandlerMethods().entrySet().stream()
                .filter(mapping ->
                        mapping.getValue().getBeanType().getPackageName().startsWith("dev.taskdal"))
                .map(Map.Entry::getKey)
                .flatMap(Endpoints::endpoints)
                .filter(endpoint -> endpoint.path().startsWith("/api"))
                .sorted(Comparator.comparing(Endpoint::toString))
                .toList();
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .flatMap(path -> methods.stream().map(method -> new Endpoint(method.name(), path)));
    }
}
