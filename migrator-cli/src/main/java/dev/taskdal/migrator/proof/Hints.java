package dev.taskdal.migrator.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that the text of a constraint suggests: whatever stands in it as a literal, and what is near to that. */
final class Hints {

    private static final Pattern STRING = Pattern.compile("'((?:[^']|'')*)'");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.'])-?\\d+(?:\\.\\d+)?(?![\\w.'])");
    private static final int LONGEST_TEXT = 20_000;

    private Hints() {}

    /** Text: a literal itself, and what matches it as a regular expression or a pattern of LIKE; texts of a length. */
    static List<String> texts(String definition) {
        Set<String> texts = new LinkedHashSet<>();
        for (String literal : literals(definition)) {
            RegexSample.of(literal).ifPresent(texts::add);
            if (literal.contains("%") || literal.contains("_")) {
                texts.add(literal.replace('%', 'a').replace('_', 'a'));
            }
            texts.add(literal);
        }
        for (BigDecimal number : numbers(definition)) {
            if (number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(LONGEST_TEXT)) < 0) {
                int length = number.intValue();
                texts.add("a".repeat(length));
                texts.add("a".repeat(length + 1));
                texts.add("7".repeat(length));
            }
        }
        return List.copyOf(texts);
    }

    /** The literals as they are, for types that are written as one. */
    static List<String> literals(String definition) {
        List<String> literals = new ArrayList<>();
        Matcher string = STRING.matcher(definition);
        while (string.find()) {
            literals.add(string.group(1).replace("''", "'"));
        }
        return literals;
    }

    /** The numbers, and those next to them. */
    static List<BigDecimal> nearNumbers(String definition) {
        Set<BigDecimal> near = new LinkedHashSet<>();
        for (BigDecimal number : numbers(definition)) {
            near.add(number);
            near.add(number.add(BigDecimal.ONE));
            near.add(number.subtract(BigDecimal.ONE));
        }
        return List.copyOf(near);
    }

    private static List<BigDecimal> numbers(String definition) {
        List<BigDecimal> numbers = new ArrayList<>();
        // The server writes numbers that aren't integers, and negative ones, in quotes.
        for (String literal : literals(definition)) {
            if (NUMBER.matcher(literal).matches()) {
                numbers.add(new BigDecimal(literal));
            }
        }
        Matcher number = NUMBER.matcher(STRING.matcher(definition).replaceAll(" "));
        while (number.find()) {
            numbers.add(new BigDecimal(number.group()));
        }
        return numbers;
    }
}
