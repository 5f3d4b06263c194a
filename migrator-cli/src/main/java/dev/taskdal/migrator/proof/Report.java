package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.SchemaVersion;
import java.util.ArrayList;
import java.util.List;

/** Collects what is found of one version. Not thread-safe. */
final class Report {

    private final SchemaVersion version;
    private final List<Finding> findings = new ArrayList<>();

    Report(SchemaVersion version) {
        this.version = version;
    }

    void add(Stage stage, String what, String advice) {
        findings.add(new Finding(version, stage, what, advice));
    }

    /** Text below the label that stands before its first line. */
    static String indented(String text) {
        return String.join(
                "\n             ", text.strip().lines().map(String::strip).toList());
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    List<Finding> findings() {
        return findings;
    }
}
