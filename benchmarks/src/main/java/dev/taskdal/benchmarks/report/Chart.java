package dev.taskdal.benchmarks.report;

import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.measure.Samples;
import java.util.List;
import java.util.Locale;

/**
 * The ratios as bars, a panel for each piece of work, all on one scale: SVG that follows the reader's light or dark
 * setting, and needs no font of its own. A bar that would be longer than the scale is cut; its figure isn't.
 */
public final class Chart {

    private static final int PANELS_IN_ROW = 3;
    private static final int PANEL = 360;
    private static final int NAME = 180;
    private static final int BAR_SPACE = 130;
    private static final int LINE = 16;
    private static final double SCALE_END = 4;
    private static final int HEAD = 44;

    private static final String STYLE = """
            text { font: 11px system-ui, sans-serif; fill: #24292f }
            .title { font-weight: 600; font-size: 13px }
            .bar { fill: #afb8c1 }
            .dal { fill: #0969da }
            .one { stroke: #57606a; stroke-dasharray: 2 2 }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3 }
              .bar { fill: #57606a }
              .dal { fill: #4493f8 }
              .one { stroke: #8b949e }
            }
            """;

    private final List<Entrant> entrants;
    private final Samples times;

    /** Of these results. */
    public Chart(Results results) {
        this.entrants = results.entrants();
        this.times = results.times();
    }

    /** Renders it. */
    public String render() {
        List<String> columns = times.columns();
        int panelHeight = HEAD + LINE * entrants.size();
        int rows = (columns.size() + PANELS_IN_ROW - 1) / PANELS_IN_ROW;
        int width = PANEL * PANELS_IN_ROW;
        int height = 40 + panelHeight * rows;
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n"
                        .formatted(width, height, width, height));
        svg.append("<title>What a call takes, as a ratio to JDBC by hand</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n");
        svg.append(text(
                10, 22, "title", "What a call takes, as a ratio to JDBC by hand (dashed line; shorter is better)"));
        for (int i = 0; i < columns.size(); i++) {
            svg.append("<g transform=\"translate(%d %d)\">\n"
                    .formatted(PANEL * (i % PANELS_IN_ROW), 40 + panelHeight * (i / PANELS_IN_ROW)));
            panel(svg, columns.get(i));
            svg.append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private void panel(StringBuilder svg, String column) {
        String jdbc = times.values(column, Entrant.JDBC)
                .map(values -> " (JDBC: " + Numbers.time(values.median()) + ")")
                .orElse("");
        svg.append(text(10, 20, "title", column + jdbc));
        int y = 28;
        for (Entrant entrant : entrants) {
            var ratios = times.ratios(column, entrant);
            if (entrant == Entrant.JDBC || ratios.isEmpty()) {
                continue;
            }
            double ratio = ratios.get().median();
            double length = BAR_SPACE * Math.min(ratio, SCALE_END) / SCALE_END;
            svg.append(text(10, y + 11, "name", entrant.title()));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"bar%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"12\"/>\n",
                    entrant == Entrant.DAL || entrant == Entrant.DAL_RETURNING ? " dal" : "",
                    NAME,
                    y + 1,
                    length));
            int end = (int) Math.max(length, BAR_SPACE / SCALE_END);
            svg.append(text(NAME + end + 4, y + 11, "figure", Numbers.ratio(ratio)));
            y += LINE;
        }
        double one = NAME + BAR_SPACE / SCALE_END;
        svg.append(String.format(
                Locale.ROOT, "<line class=\"one\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"26\" y2=\"%2$d\"/>\n", one, y));
    }

    private static String text(int x, int y, String kind, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        return "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(kind, x, y, escaped);
    }
}
