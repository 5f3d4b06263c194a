package dev.taskdal.migrator.proof;

import dev.taskdal.migrator.proof.TableShape.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the values of a column may be made of: the value of a row that is there, and a number that is another one in each row. */
final class Variants {

    /** Digits as letters, for texts that can't have digits. */
    private static final String LETTERS = "translate(%n::text, '0123456789', 'abcdefghij')";

    private static final List<String> TEXTS = List.of(
            "%v || ' ' || %n",
            "%n || %v", "%v || %n", LETTERS + " || %v", "%v || " + LETTERS, "md5(%n::text)", "%n::text");

    private static final Map<String, List<String>> BY_TYPE = Map.ofEntries(
            Map.entry("boolean", List.of("%n / 3 %% 2 = 0")),
            Map.entry("smallint", List.of("(%v + %n %% 30000)::smallint")),
            Map.entry("integer", List.of("%v + %n::integer", "%n::integer")),
            Map.entry("bigint", List.of("%v + %n", "%n")),
            Map.entry("numeric", List.of("%v + %n", "%n")),
            Map.entry("real", List.of("%v + %n")),
            Map.entry("double precision", List.of("%v + %n")),
            Map.entry("date", List.of("%v - (%n %% 700000)::integer", "%v + (%n %% 700000)::integer")),
            Map.entry(
                    "timestamp without time zone",
                    List.of("%v - %n * interval '1 minute'", "%v + %n * interval '1 minute'")),
            Map.entry(
                    "timestamp with time zone",
                    List.of("%v - %n * interval '1 minute'", "%v + %n * interval '1 minute'")),
            Map.entry("uuid", List.of("md5(%n::text)::uuid")),
            Map.entry("bytea", List.of("%v || decode(md5(%n::text), 'hex')")),
            Map.entry("inet", List.of("%v + %n")));

    private Variants() {}

    /**
     * Expressions to try, the most lifelike first, the value as it is last.
     *
     * @param column its name as in SQL, and its type
     * @param base its type, of a domain the one below
     * @param model the name of what has a row that is there
     * @param number an expression for the number
     */
    static List<String> of(Column column, TypeShape base, String model, String number) {
        String value = model + "." + column.name();
        List<String> variants = new ArrayList<>();
        for (String variant : forms(base)) {
            variants.add(
                    "CAST(" + variant.replace("%%", "%").replace("%v", value).replace("%n", number) + " AS "
                            + column.type() + ")");
        }
        variants.add(value);
        return variants;
    }

    private static List<String> forms(TypeShape base) {
        if (base.kind() == 'e') {
            // A third, so that it doesn't go along with other things that are taken in turn.
            return List.of("(enum_range(NULL::" + base.name() + "))[1 + %n / 3 %% "
                    + base.labels().size() + "]");
        }
        return base.text() ? TEXTS : BY_TYPE.getOrDefault(base.name(), List.of());
    }
}
