package dev.taskdal.migrator.cli;

import java.util.List;
import java.util.stream.Collectors;

/** What was found, as an indented list. */
final class Findings {

    private Findings() {}

    /** One entry each; its later lines are indented further. */
    static String list(List<?> findings) {
        return findings.stream()
                .map(finding -> "  * " + plain(finding.toString()).replace("\n", "\n    "))
                .collect(Collectors.joining("\n"));
    }

    /** Without the word that Flyway puts before a path. */
    static String plain(String message) {
        return message.replaceAll("\\bfilesystem:(?=\\S)", "");
    }
}
