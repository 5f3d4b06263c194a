package dev.taskdal.migrator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sessions of a Markdown document: in each block of kind {@code console}, commands behind a dollar, and their output. */
final class Document {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\\n(.*?)^```$");
    /** What is never twice the same: durations and times. */
    private static final Pattern VARYING = Pattern.compile("\\d+\\.\\d\\d s\\b|\\b\\d+ s\\b|\\b\\d+ ms\\b"
            + "|\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+Z)?|(?<=\"tookMillis\": )\\d+|(?<=\\bpid )\\d+|\\b\\d\\d:\\d\\d:\\d\\d\\b"
            + "|(?<=pg_terminate_backend\\()\\d+");

    private Document() {}

    /** Runs all commands in order and gives the document with what they print now. What differs only in times stays as it is. */
    static String run(String text, Function<String, String> shell) {
        StringBuilder now = new StringBuilder();
        Matcher block = BLOCK.matcher(text);
        int end = 0;
        while (block.find()) {
            now.append(text, end, block.start(1));
            for (List<String> step : steps(block.group(1))) {
                String command = step.get(0);
                String output = shell.apply(command);
                String before = String.join("", step.subList(1, step.size()));
                now.append("$ ").append(command).append('\n');
                now.append(masked(output).equals(masked(before)) ? before : output);
            }
            end = block.end(1);
        }
        return now.append(text.substring(end)).toString();
    }

    private static String masked(String output) {
        // The width of a column follows that of a time.
        return VARYING.matcher(output).replaceAll("…").replaceAll(" +", " ");
    }

    /** A command, of several lines where there is a here-document, and then the lines of its output. */
    private static List<List<String>> steps(String block) {
        List<List<String>> steps = new ArrayList<>();
        String delimiter = null;
        for (String line : block.split("(?<=\n)")) {
            List<String> step = steps.isEmpty() ? List.of() : steps.get(steps.size() - 1);
            if (delimiter != null) {
                step.set(0, step.get(0) + "\n" + line.stripTrailing());
                delimiter = line.strip().equals(delimiter) ? null : delimiter;
            } else if (steps.isEmpty() && !line.startsWith("$ ")) {
                throw new IllegalArgumentException("A session begins with output: " + line);
            } else if (line.startsWith("$ ")) {
                steps.add(new ArrayList<>(List.of(line.substring(2).stripTrailing())));
                Matcher here = Pattern.compile("<<\\s*'?(\\w+)'?").matcher(line);
                delimiter = here.find() ? here.group(1) : null;
            } else {
                step.add(line);
            }
        }
        return steps;
    }
}
