package dev.taskdal.migrator.draft;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a change of its type does to a column's values. */
enum Conversion {
    /** All of them fit. */
    WIDENS,
    /** Some may not, and make it fail. */
    NARROWS,
    /** It may round them. */
    ROUNDS;

    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint");
    private static final List<String> ROUNDED =
            List.of("numeric", "real", "double precision", "timestamp", "time", "interval");
    private static final Pattern TYPE = Pattern.compile(
            "(?<name>[a-z]+(?: (?:precision|varying))?)(?:\\((?<length>\\d+)(?:,(?<scale>\\d+))?\\))?(?<rest>(?: with(?:out)? time zone)?)(?:\\W.*)?");

    /** What it does, from the definitions of the column in the catalog. */
    static Conversion of(String from, String to) {
        Matcher one = TYPE.matcher(from);
        Matcher two = TYPE.matcher(to);
        if (!one.matches() || !two.matches()) {
            return NARROWS;
        }
        String before = one.group("name");
        String after = two.group("name");
        if (INTEGERS.contains(before) && INTEGERS.contains(after)) {
            return INTEGERS.indexOf(after) >= INTEGERS.indexOf(before) ? WIDENS : NARROWS;
        }
        if (after.equals("text")
                || INTEGERS.contains(before) && after.equals("numeric") && two.group("length") == null) {
            return WIDENS;
        }
        int length = number(one.group("length"));
        int longer = number(two.group("length"));
        if (before.equals(after)) {
            int scale = scale(one);
            int finer = scale(two);
            boolean fits = after.equals("numeric") ? longer - finer >= length - scale : longer >= length;
            if (ROUNDED.contains(after)) {
                return after.equals("numeric") && finer < scale || !after.equals("numeric") && longer < length
                        ? ROUNDS
                        : fits ? WIDENS : NARROWS;
            }
            return fits ? WIDENS : NARROWS;
        }
        if (before.equals("real") && after.equals("double precision")
                || before.equals("date") && after.equals("timestamp")) {
            return WIDENS;
        }
        return ROUNDED.contains(before) ? ROUNDS : NARROWS;
    }

    /** Without a limit, it is a high one. */
    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 1_000_000_000 : Integer.parseInt(digits);
    }

    private static int scale(Matcher type) {
        if (type.group("scale") != null) {
            return Integer.parseInt(type.group("scale"));
        }
        return type.group("length") == null ? 500_000_000 : 0;
    }
}
