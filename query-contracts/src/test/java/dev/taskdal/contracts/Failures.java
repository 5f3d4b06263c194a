package dev.taskdal.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** Runs dynamic tests and keeps the messages of those that fail, by their names. */
final class Failures {

    private Failures() {}

    static Map<String, String> of(QueryContracts contracts) {
        Map<String, String> failures = new LinkedHashMap<>();
        try (Stream<DynamicNode> nodes = contracts.tests()) {
            nodes.flatMap(Failures::tests)
                    .forEach(test -> failure(test).ifPresent(message -> failures.put(test.getDisplayName(), message)));
        }
        return failures;
    }

    private static Stream<DynamicTest> tests(DynamicNode node) {
        return node instanceof DynamicContainer container
                ? container.getChildren().flatMap(Failures::tests)
                : Stream.of((DynamicTest) node);
    }

    private static Optional<String> failure(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return Optional.empty();
        } catch (AssertionError e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (TestAbortedException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(test.getDisplayName(), e);
        }
    }
}
