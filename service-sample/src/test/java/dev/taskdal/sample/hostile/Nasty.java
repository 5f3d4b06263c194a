package dev.taskdal.sample.hostile;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What somebody who means no good sends. Known tricks, and what nobody has thought of. */
final class Nasty {

    /** As they stand in a request line: bytes, percent-encoded or not. */
    static final List<String> IN_ADDRESSES = List.of(
            "",
            "%00",
            "%20",
            "%27",
            "%27%20OR%20%271%27=%271",
            "1%3BDROP%20TABLE%20task--",
            "%22",
            "%5C",
            "%25",
            "%2500",
            "%ff%fe",
            "%c0%af",
            "%c0%ae%c0%ae",
            "%ed%a0%80",
            "%f4%90%80%80",
            "%e2%80%ae",
            "%ef%bb%bf",
            "%zz",
            "%",
            "%u0041",
            "..",
            "../..",
            "..%2f..%2f",
            "%2e%2e",
            "%2e%2e%2fetc%2fpasswd",
            "..%5c",
            "//",
            "/./",
            ";a=b",
            ";jsessionid=1",
            ";%",
            ";a=%zz",
            "%0d%0aSet-Cookie:%20a=b",
            "%0a",
            "%09",
            "<script>",
            "%3Cscript%3E",
            "${jndi:ldap://x}",
            "%24%7B7*7%7D",
            "{{7*7}}",
            "|",
            "^",
            "`",
            "[",
            "]",
            "\\",
            "\u00e9",
            "\u00ff",
            "-1",
            "0",
            "+1",
            "1.0",
            "1e3",
            "0x10",
            "1_000",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "NaN",
            "%d9%a1",
            "%ef%bc%91",
            "null",
            "undefined",
            "true",
            "[]",
            "{}",
            "a".repeat(300),
            "%41".repeat(300),
            "*",
            "_",
            "todo",
            "done",
            "TODO",
            "priority",
            "newest",
            "2026-01-01T00:00:00Z",
            "-999999999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "2026-02-30T00:00:00Z",
            "2026-01-01T00:00:00%2B18:00",
            "1000",
            "1001",
            "AQA",
            "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "====",
            "tags",
            "import",
            "export",
            "history");

    private static final List<String> JSON_STRINGS = List.of(
            "",
            " ",
            "\\u0000",
            "\\ud800",
            "\\udfff\\ud800",
            "\\u202e",
            "\\ufeff",
            "' OR '1'='1",
            "'; DROP TABLE task; --",
            "$$",
            "\\\\",
            "%s%n",
            "${7*7}",
            "<img src=x onerror=alert(1)>",
            "../../etc/passwd",
            "\\r\\nBcc: a@b",
            "x".repeat(201),
            "x".repeat(10_001),
            "\uD83D\uDE42".repeat(200),
            "\\uD83D",
            "todo",
            "DONE",
            "UTC",
            "Foo5",
            "Europe/Berlin",
            "https://x",
            "javascript:alert(1)",
            "25:00",
            "22:00",
            "de-AT",
            "a@b",
            "NaN");

    private static final List<String> JSON_OTHERS = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "1.5",
            "1e400",
            "-1e400",
            "9".repeat(500),
            "9223372036854775808",
            "2147483648",
            "NaN",
            "Infinity",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"a\":1}",
            "[\"task_created\"]",
            "[\"task_created\",1]",
            "\"\uFFFD\"",
            "'single'",
            "undefined",
            "//",
            "");

    private static final List<String> FIELDS = List.of(
            "title",
            "description",
            "status",
            "priority",
            "name",
            "displayName",
            "timeZone",
            "locale",
            "biography",
            "avatarUrl",
            "version",
            "enabled",
            "events",
            "quietHours",
            "digestHour",
            "email",
            "password",
            "token",
            "id",
            "userId",
            "user_id",
            "__proto__",
            "constructor",
            "class",
            "@type",
            "");

    private static final List<String> WHOLE = List.of(
            "",
            " ",
            "{",
            "}",
            "[",
            "\"",
            "null",
            "true",
            "0",
            "{}",
            "[]",
            "{}{}",
            "{\"title\":\"a\"} x",
            "\uFEFF{}",
            "[".repeat(100_000),
            "{\"title\":".repeat(10_000),
            "{\"title\":\"" + "x".repeat(1_200_000) + "\"}",
            "{\"title\":\"a\",\"title\":\"b\"}",
            "title=a&status=b",
            "<task/>",
            "\u0000",
            "--x\r\n\r\n--x--");

    private Nasty() {}

    static Arbitrary<String> inAddress() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of(IN_ADDRESSES)),
                Tuple.of(
                        2, Arbitraries.bytes().array(byte[].class).ofMaxSize(12).map(Nasty::percentEncoded)),
                Tuple.of(
                        1,
                        Arbitraries.strings()
                                .withCharRange('!', '~')
                                .excludeChars(' ', '#')
                                .ofMaxLength(20)));
    }

    private static String percentEncoded(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append("%%%02x".formatted(b & 0xff));
        }
        return text.toString();
    }

    /** JSON, or nearly. */
    static Arbitrary<String> body() {
        return Arbitraries.frequencyOf(Tuple.of(9, object()), Tuple.of(1, Arbitraries.of(WHOLE)));
    }

    /** An object, or nearly. */
    static Arbitrary<String> object() {
        Arbitrary<String> string = Arbitraries.oneOf(
                        Arbitraries.of(JSON_STRINGS),
                        Arbitraries.strings().ofMaxLength(30).map(Nasty::escaped))
                .map(text -> "\"" + text + "\"");
        Arbitrary<String> value = Arbitraries.oneOf(string, string, Arbitraries.of(JSON_OTHERS));
        Arbitrary<String> field =
                Combinators.combine(Arbitraries.of(FIELDS), value).as((name, text) -> "\"" + name + "\":" + text);
        return field.list().ofMinSize(0).ofMaxSize(6).map(fields -> "{" + String.join(",", fields) + "}");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
