package dev.taskdal.dal.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayLocale;
import dev.taskdal.throwaway.ThrowawayLocale.Provider;
import dev.taskdal.throwaway.ThrowawayPostgres;
import dev.taskdal.throwaway.ThrowawaySettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The first page of random prefixes of random nasty titles, against a search by brute force: of all titles as the server lowers them, those
 * that start with the prefix as the server lowers it, in the order of their UTF-8 bytes. {@code -Dfuzz.prefixes=100000}
 * sets how many prefixes are tried under each locale provider; the seed is fixed.
 */
class PrefixFuzzTest {

    private static final int PREFIXES = Integer.getInteger("fuzz.prefixes", 2_000);
    private static final int TITLES = 3_000;
    private static final int PAGE = 100;

    /** Characters whose case, order or encoding is special somewhere. */
    private static final List<String> ALPHABET = List.of(
            "a",
            "A",
            "b",
            "B",
            "i",
            "I",
            "ı",
            "İ",
            "ß",
            "ẞ",
            "ς",
            "σ",
            "Σ",
            "Ω",
            "Ω",
            "K",
            "K",
            "Å",
            "Å",
            "å",
            "A\u030A",
            "ǅ",
            "Ǆ",
            "ﬁ",
            "Ⅳ",
            "Ⓐ",
            "É",
            "e\u0301",
            "Ж",
            "ж",
            "Ա",
            "Ꭰ",
            "ꭰ",
            "Ა",
            "ა",
            "𐐀",
            "𐐨",
            "🎉",
            "%",
            "_",
            "\\",
            " ",
            "\u0001",
            "\u007f",
            "\u00ad",
            "\u0307",
            "\u200d",
            "\ud7ff",
            "\ue000",
            "\uffff",
            "\ufffe",
            Character.toString(0x10000),
            Character.toString(Character.MAX_CODE_POINT));

    private record Title(String lowered, byte[] bytes, long id) {}

    static Stream<ThrowawayLocale> locales() {
        return Stream.of(
                new ThrowawayLocale(Provider.BUILTIN, "C.UTF-8"),
                new ThrowawayLocale(Provider.ICU, "und"),
                new ThrowawayLocale(Provider.LIBC, "C.UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("locales")
    void prefixes_random_findWhatBruteForceFinds(ThrowawayLocale locale) throws Exception {
        try (ThrowawayPostgres server =
                ThrowawayPostgres.start(ThrowawaySettings.fromEnvironment().withLocale(locale))) {
            assumeTrue(
                    locale.provider() != Provider.BUILTIN
                            || !server.description().contains(" 15"),
                    "PostgreSQL 15 has no builtin locale provider");
            ThrowawayDatabase database =
                    server.prepareTemplate(new TaskListSchema()).lend();
            compare(Fixtures.open(database.dataSource()), new Random(2026));
        }
    }

    private static void compare(Dal dal, Random random) {
        UserId ada = Fixtures.user(dal, "ada").id();
        List<Task> tasks = Fixtures.tasks(
                dal,
                ada,
                Stream.generate(() -> text(random, 1 + random.nextInt(12)))
                        .limit(TITLES)
                        .toArray(String[]::new));
        List<Title> titles = titles(dal, tasks);
        int found = 0;
        for (int done = 0; done < PREFIXES; done += 1000) {
            List<String> prefixes =
                    Stream.generate(() -> prefix(random, tasks)).limit(1000).toList();
            List<String> lowered = lowered(dal, prefixes);
            for (int i = 0; i < prefixes.size(); i++) {
                String start = lowered.get(i);
                List<Long> expected = titles.stream()
                        .filter(title -> title.lowered().startsWith(start))
                        .map(Title::id)
                        .limit(PAGE)
                        .toList();
                List<Long> actual =
                        dal.tasks().pageByTitlePrefix(ada, prefixes.get(i), PageRequest.first(PAGE)).items().stream()
                                .map(task -> task.id().value())
                                .toList();
                if (!actual.equals(expected)) {
                    assertThat(actual).as("prefix %s", escaped(prefixes.get(i))).isEqualTo(expected);
                }
                found += actual.size();
            }
        }
        assertThat(found).as("tasks found in all").isGreaterThan(PREFIXES);
    }

    /** As the server lowers them, in the order of collation C. */
    private static List<Title> titles(Dal dal, List<Task> tasks) {
        List<String> lowered = lowered(dal, tasks.stream().map(Task::title).toList());
        return IntStream.range(0, tasks.size())
                .mapToObj(i -> new Title(
                        lowered.get(i),
                        lowered.get(i).getBytes(UTF_8),
                        tasks.get(i).id().value()))
                .sorted(Comparator.comparing(Title::bytes, Arrays::compareUnsigned)
                        .thenComparing(Title::id))
                .toList();
    }

    private static List<String> lowered(Dal dal, List<String> texts) {
        return dal.dsl()
                .fetch("select lower(t) from unnest(?::text[]) with ordinality as u (t, n) order by n", (Object)
                        texts.toArray(String[]::new))
                .map(row -> row.get(0, String.class));
    }

    /** The start of a title, perhaps in another case, longer or a little off. */
    private static String prefix(Random random, List<Task> tasks) {
        String title = tasks.get(random.nextInt(tasks.size())).title();
        int end = title.offsetByCodePoints(0, random.nextInt(title.codePointCount(0, title.length()) + 1));
        String start = title.substring(0, end);
        return switch (random.nextInt(6)) {
            case 0 -> start.toUpperCase(java.util.Locale.ROOT);
            case 1 -> start.toLowerCase(java.util.Locale.ROOT);
            case 2 -> start + text(random, 1);
            case 3 -> text(random, random.nextInt(3));
            default -> start;
        };
    }

    /** Half of the characters are from the first few, so that titles share prefixes; never blank, as no title is. */
    private static String text(Random random, int characters) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < characters; i++) {
            parts.add(ALPHABET.get(random.nextInt(random.nextBoolean() ? 8 : ALPHABET.size())));
        }
        String text = String.join("", parts);
        return text.isBlank() && characters > 0 ? "x" + text : text;
    }

    private static String escaped(String text) {
        return text.codePoints().mapToObj(c -> String.format("U+%04X", c)).collect(Collectors.joining(" "));
    }
}
