package dev.taskdal.migrator.cli;

import java.util.ArrayList;
import java.util.List;

/** Lines of aligned columns. */
final class TextTable {

    /** Decorates a cell without changing its width. */
    interface Decoration {
        String decorate(int column, String text);
    }

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** The heading and the rows. The heading isn't decorated. */
    List<String> lines(Decoration decoration) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < rows.size(); line++) {
            List<String> row = rows.get(line);
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                text.append(line == 0 || cell.isEmpty() ? cell : decoration.decorate(column, cell));
                if (column < columns - 1) {
                    text.append(" ".repeat(widths[column] - cell.length() + 2));
                }
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }
}
