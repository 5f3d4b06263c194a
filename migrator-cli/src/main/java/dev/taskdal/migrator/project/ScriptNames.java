package dev.taskdal.migrator.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of a project's scripts, and whether they follow the rules: four digits, no gaps, {@code verb_object}. Immutable. */
public final class ScriptNames {

    private static final Pattern NUMBERED = Pattern.compile("([VUS])(\\d{1,9})__.+\\.sql");
    private static final Pattern GOOD = Pattern.compile("[VUS]\\d{4}__[a-z][a-z0-9]*(_[a-z0-9]+)*\\.sql");

    private final MigrationProject project;
    private final List<String> migrations;
    private final List<String> undos;
    private final List<String> seeds;

    private ScriptNames(MigrationProject project) {
        this.project = project;
        this.migrations = names(project.migrations());
        this.undos = names(project.undos());
        this.seeds = names(project.seeds());
    }

    /** Reads the folders of a project. @throws UncheckedIOException if one can't be read */
    public static ScriptNames of(MigrationProject project) {
        return new ScriptNames(project);
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " can't be read: " + e, e);
        }
    }

    /** The highest number of all scripts; 0 if there is none. */
    public int last() {
        TreeSet<Integer> numbers = new TreeSet<>(byNumber(migrations).keySet());
        numbers.addAll(byNumber(undos).keySet());
        return numbers.isEmpty() ? 0 : numbers.last();
    }

    /** The names of those scripts whose number another one of the same kind has, too. */
    public List<String> doubled() {
        return Stream.of(migrations, undos)
                .flatMap(names -> byNumber(names).values().stream())
                .filter(twins -> twins.size() > 1)
                .flatMap(List::stream)
                .toList();
    }

    /** What doesn't follow the rules: one sentence each, which names the file. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        check(project.migrations(), migrations, "V", problems);
        check(project.undos(), undos, "U", problems);
        check(project.seeds(), seeds, "S", problems);
        int expected = 1;
        SortedMap<Integer, List<String>> numbers = byNumber(migrations);
        for (Map.Entry<Integer, List<String>> entry : numbers.entrySet()) {
            if (entry.getKey() > expected) {
                problems.add(entry.getValue().get(0) + " leaves a gap: there is no " + "V%04d.".formatted(expected)
                        + " Number the scripts one after the other.");
            }
            expected = entry.getKey() + 1;
        }
        for (Map.Entry<Integer, List<String>> seed : byNumber(seeds).entrySet()) {
            if (!numbers.containsKey(seed.getKey())) {
                problems.add(seed.getValue().get(0) + " has rows for a version that has no migration. Restore "
                        + "V%04d, or remove it.".formatted(seed.getKey()));
            }
        }
        return problems;
    }

    private static void check(Path folder, List<String> names, String letter, List<String> problems) {
        for (String name : names) {
            if (GOOD.matcher(name).matches() && name.startsWith(letter)) {
                continue;
            }
            problems.add(
                    name + " in " + folder + " is no script of that folder, or is badly named. Name it like " + letter
                            + "0001__verb_object.sql: four digits, two underscores, words in small letters with single underscores; or"
                            + " put it elsewhere.");
        }
    }

    private static SortedMap<Integer, List<String>> byNumber(List<String> names) {
        SortedMap<Integer, List<String>> numbers = new TreeMap<>();
        for (String name : names) {
            Matcher matcher = NUMBERED.matcher(name);
            if (matcher.matches()) {
                numbers.computeIfAbsent(Integer.parseInt(matcher.group(2)), number -> new ArrayList<>())
                        .add(name);
            }
        }
        return numbers;
    }
}
