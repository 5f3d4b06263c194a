package dev.taskdal.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table whose first column is text and whose others are figures. */
final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String corner, List<String> columns) {
        List<String> header = new ArrayList<>(List.of(corner));
        header.addAll(columns);
        row(header);
        text.append("|---|")
                .append(String.join("|", Collections.nCopies(columns.size(), "--:")))
                .append("|\n");
    }

    void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
