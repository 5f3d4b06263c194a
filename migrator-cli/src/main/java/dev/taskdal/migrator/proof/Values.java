package dev.taskdal.migrator.proof;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Values of a type to try, in SQL, the most useful first: rather not the first label of an enum, which is often the default, since
 * a column that was dropped and added again with its default would look as if nothing had happened.
 */
final class Values {

    private static final List<String> TEXTS = List.of(
            "Ada",
            "Grace",
            "Edsger",
            "a",
            "ada@example.org",
            "ada-1",
            "A",
            "AB",
            "abc",
            "de",
            "DE",
            "EUR",
            "en-US",
            "7",
            "42",
            "2001-02-03",
            "https://example.org/a",
            "+12025550123",
            "6b1f2a54-0d1c-4f0e-9c1e-1f2a3b4c5d6e",
            "{}",
            "[]",
            "<a/>",
            "192.0.2.1",
            "#a0b1c2",
            "12:34",
            "Etc/UTC",
            "0123456789abcdef0123456789abcdef",
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "");

    private static final List<String> NUMBERS = List.of(
            "7", "11", "13", "1", "2", "3", "5", "42", "100", "0", "-1", "1000", "2024", "0.5", "0.25", "100000");

    private static final List<String> INSTANTS = List.of(
            "2001-02-03 04:05:06.789012",
            "2002-03-04 05:06:07.890123",
            "2003-04-05 06:07:08.901234",
            "2001-01-01 00:00:00",
            "1970-01-01 00:00:00",
            "2100-01-01 00:00:00",
            "tomorrow",
            "today");

    private static final Map<String, List<String>> LITERALS = Map.ofEntries(
            Map.entry("boolean", List.of("true", "false")),
            Map.entry("uuid", List.of("6b1f2a54-0d1c-4f0e-9c1e-1f2a3b4c5d6e", "0e9c1f2a-3b4c-4d5e-8f60-718293a4b5c6")),
            Map.entry(
                    "date", List.of("2001-02-03", "2002-03-04", "2003-04-05", "1970-01-01", "2100-01-01", "tomorrow")),
            Map.entry("timestamp without time zone", INSTANTS),
            Map.entry("timestamp with time zone", INSTANTS),
            Map.entry("time without time zone", List.of("04:05:06.789012", "05:06:07.890123", "00:00:00")),
            Map.entry("time with time zone", List.of("04:05:06.789012+00", "05:06:07.890123+00", "00:00:00+00")),
            Map.entry("interval", List.of("1 day", "2 hours", "3 months", "90 seconds", "0")),
            Map.entry("json", List.of("{\"a\": 1}", "[1, 2]", "\"a\"", "7", "{}", "[]")),
            Map.entry("jsonb", List.of("{\"a\": 1}", "[1, 2]", "\"a\"", "7", "{}", "[]")),
            Map.entry("bytea", List.of("\\x01ff", "\\x02", "\\x00112233445566778899aabbccddeeff", "\\x")),
            Map.entry("inet", List.of("192.0.2.1", "192.0.2.2", "2001:db8::1")),
            Map.entry("cidr", List.of("192.0.2.0/24", "198.51.100.0/24", "2001:db8::/32")),
            Map.entry("macaddr", List.of("08:00:2b:01:02:03", "08:00:2b:01:02:04")),
            Map.entry("macaddr8", List.of("08:00:2b:01:02:03:04:05", "08:00:2b:01:02:03:04:06")),
            Map.entry("bit", List.of("1", "0")),
            Map.entry("bit varying", List.of("1", "10")),
            Map.entry("point", List.of("(1,2)", "(2,3)")),
            Map.entry("line", List.of("{1,2,3}", "{2,3,4}")),
            Map.entry("lseg", List.of("[(1,2),(3,4)]", "[(2,3),(4,5)]")),
            Map.entry("box", List.of("(3,4),(1,2)", "(4,5),(2,3)")),
            Map.entry("path", List.of("[(1,2),(3,4)]", "[(2,3),(4,5)]")),
            Map.entry("polygon", List.of("((1,2),(3,4),(5,0))", "((2,3),(4,5),(6,1))")),
            Map.entry("circle", List.of("<(1,2),3>", "<(2,3),4>")),
            Map.entry("tsvector", List.of("'ada':1", "'grace':1")),
            Map.entry("tsquery", List.of("'ada'", "'grace'")),
            Map.entry("xml", List.of("<a/>", "<b/>")),
            Map.entry("pg_lsn", List.of("0/1", "0/2")));

    private static final Set<String> NUMERIC =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision", "money", "oid");

    /** For types of extensions, of which nothing is known. */
    private static final List<String> ANYTHING = List.of(
            "a",
            "1",
            "a=>1",
            "{}",
            "[]",
            "(1,2)",
            "[1,2,3]",
            "POINT(1 2)",
            "2001-02-03",
            "192.0.2.1",
            "pg_class",
            "{1}",
            "");

    private final Connection connection;
    private final Map<Long, TypeShape> types = new HashMap<>();

    Values(Connection connection) {
        this.connection = connection;
    }

    /**
     * Values to try for a column.
     *
     * @param hints text of the constraints on it
     */
    List<String> of(long typeOid, String typeName, String hints) throws SQLException {
        Set<String> values = new LinkedHashSet<>();
        for (String value : raw(typeOid, hints, 0)) {
            values.add("CAST(" + value + " AS " + typeName + ")");
        }
        return List.copyOf(values);
    }

    private List<String> raw(long typeOid, String hints, int depth) throws SQLException {
        TypeShape type = type(typeOid);
        return switch (type.kind()) {
            case 'e' -> enumeration(type);
            case 'd' -> raw(type.inner().get(0), hints + " " + String.join(" ", type.checks()), depth);
            case 'a' -> array(type, hints, depth);
            case 'r' -> range(type, hints, depth);
            case 'm' -> multirange(type, hints, depth);
            case 'c' -> composite(type, depth);
            default -> base(type, hints);
        };
    }

    private TypeShape type(long oid) throws SQLException {
        TypeShape known = types.get(oid);
        if (known == null) {
            known = TypeShape.of(connection, oid);
            types.put(oid, known);
        }
        return known;
    }

    private static List<String> enumeration(TypeShape type) {
        List<String> labels = new ArrayList<>();
        type.labels().forEach(label -> labels.add(0, quoted(label)));
        return labels;
    }

    private List<String> array(TypeShape type, String hints, int depth) throws SQLException {
        List<String> values = new ArrayList<>();
        TypeShape element = type(type.inner().get(0));
        for (String value : raw(type.inner().get(0), hints, depth + 1)) {
            values.add("ARRAY[CAST(" + value + " AS " + element.name() + ")]");
        }
        values.add(quoted("{}"));
        return values;
    }

    private List<String> range(TypeShape type, String hints, int depth) throws SQLException {
        TypeShape bound = type(type.inner().get(0));
        List<String> bounds = raw(type.inner().get(0), hints, depth + 1).stream()
                .map(value -> "CAST(" + value + " AS " + bound.name() + ")")
                .toList();
        List<String> values = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.size(); i++) {
            String one = bounds.get(i);
            String other = bounds.get(i + 1);
            values.add(type.name() + "(least(" + one + ", " + other + "), greatest(" + one + ", " + other + "), '[)')");
        }
        values.add(quoted("empty"));
        return values;
    }

    private List<String> multirange(TypeShape type, String hints, int depth) throws SQLException {
        return raw(type.inner().get(0), hints, depth + 1).stream()
                .map(range -> "'{' || CAST(" + range + " AS text) || '}'")
                .map(text -> "(" + text + ")")
                .toList();
    }

    /** A type may have itself in it, by way of an array. */
    private List<String> composite(TypeShape type, int depth) throws SQLException {
        List<String> fields = new ArrayList<>();
        for (long field : type.inner()) {
            List<String> values = depth > 3 ? List.of() : raw(field, "", depth + 1);
            fields.add(
                    values.isEmpty()
                            ? "NULL"
                            : "CAST(" + values.get(0) + " AS " + type(field).name() + ")");
        }
        return List.of("ROW(" + String.join(", ", fields) + ")");
    }

    private static List<String> base(TypeShape type, String hints) {
        if (type.text()) {
            return Stream.concat(Hints.texts(hints).stream(), TEXTS.stream())
                    .map(Values::quoted)
                    .toList();
        }
        if (NUMERIC.contains(type.name())) {
            return Stream.concat(Hints.nearNumbers(hints).stream().map(BigDecimal::toPlainString), NUMBERS.stream())
                    .map(number -> type.name().equals("money") || type.name().equals("oid") ? quoted(number) : number)
                    .toList();
        }
        List<String> usual = LITERALS.getOrDefault(type.name(), ANYTHING);
        return Stream.concat(Hints.literals(hints).stream(), usual.stream())
                .map(Values::quoted)
                .toList();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
