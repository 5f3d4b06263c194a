package dev.taskdal.contracts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The figures of a page that was written before: those of a size that isn't measured again stay. */
final class PageFigures {

    /** What stands for a figure that nobody has measured yet. */
    static final String NONE = "–";

    private static final Pattern FIGURE = Pattern.compile("[0-9][0-9,]*|" + NONE);

    private static final String RUN = "* ";

    private final Map<String, String> cells = new HashMap<>();
    private final Map<String, String> runs = new HashMap<>();

    PageFigures(String page) {
        String section = "";
        List<String> header = List.of();
        for (String line : page.lines().toList()) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (line.startsWith(RUN)) {
                runs.put(line.substring(RUN.length()).split(" rows: ", 2)[0], line);
            } else if (!line.startsWith("|")) {
                header = List.of();
            } else if (header.isEmpty()) {
                header = cells(line);
            } else {
                List<String> row = cells(line);
                for (int i = 1; i < Math.min(row.size(), header.size()); i++) {
                    cells.put(key(section, row.get(0), header.get(i)), row.get(i));
                }
            }
        }
    }

    /** The figure of a row, as it was. */
    String cell(String section, String row, String column) {
        return cells.getOrDefault(key(section, row, column), NONE);
    }

    /** When and how that many rows were measured. */
    String run(String rows) {
        return runs.getOrDefault(rows, run(rows, "not measured yet"));
    }

    static String run(String rows, String how) {
        return RUN + rows + " rows: " + how;
    }

    /** What a build compares: no figure, nor when and how it was measured. */
    static String withoutMeasured(String page) {
        return page.lines()
                .map(line -> line.startsWith("|") ? withoutFigures(line) : line.startsWith(RUN) ? RUN : line)
                .collect(Collectors.joining("\n"));
    }

    private static String withoutFigures(String line) {
        return cells(line).stream()
                .map(cell -> FIGURE.matcher(cell).matches() ? "#" : cell)
                .collect(Collectors.joining(" | "));
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1).split("\\|")) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private static String key(String section, String row, String column) {
        return section + "\n" + row + "\n" + column;
    }
}
