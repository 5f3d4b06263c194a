package dev.taskdal.migrator.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts together what pgCodeKeeper says in several statements and people in one. */
final class Folding {

    private static final String TABLE = "ALTER TABLE (?:ONLY )?(?<table>\\S+)\\s+";
    private static final Comparator<String> KEYS_FIRST =
            Comparator.comparing(Folding::rank).thenComparing(Comparator.naturalOrder());
    private static final Pattern OWNER = Pattern.compile("ALTER [A-Z ]+ [\\s\\S]+ OWNER TO \\S+");
    private static final Pattern CREATION =
            Pattern.compile("CREATE (?:UNLOGGED )?TABLE (?<table>\\S+) \\((?<columns>[\\s\\S]*)");
    private static final Pattern INHERITS =
            Pattern.compile("CREATE TABLE (?<table>\\S+) \\([\\s\\S]*\\bINHERITS \\([\\s\\S]*");
    private static final Pattern CONSTRAINT =
            Pattern.compile(TABLE + "(?:ADD )(?<constraint>CONSTRAINT [\\s\\S]*(?<!NOT VALID))");
    private static final Pattern IDENTITY = Pattern.compile(TABLE
            + "ALTER COLUMN (?<column>\\S+) ADD (?<identity>GENERATED (?:ALWAYS|BY DEFAULT) AS IDENTITY \\([^)]*\\))");
    private static final Pattern NEW_COLUMN =
            Pattern.compile(TABLE + "ADD COLUMN (?<column>\\S+) (?<type>[\\s\\S]+?) NOT NULL");
    private static final Pattern SEQUENCE_NAME = Pattern.compile("\\s+SEQUENCE NAME (?<name>\\S+)(?=\\s)");
    private static final Pattern PARTITIONED_INDEX =
            Pattern.compile("CREATE (?:UNIQUE )?INDEX (?<index>\\S+) ON (?<only>ONLY )(?<table>\\S+) [\\s\\S]*");
    private static final Pattern ATTACHED =
            Pattern.compile("ALTER INDEX (?:\\w+\\.)?(?<index>\\S+)\\s+ATTACH PARTITION (?:\\w+\\.)?(?<part>\\S+)");

    private Folding() {}

    /** Without what says who owns something: that is who runs the migrations. */
    static List<String> withoutOwners(List<String> statements) {
        return statements.stream().filter(sql -> !OWNER.matcher(sql).matches()).toList();
    }

    /** Identities in the definition of their columns: a column NOT NULL can't be added to rows, one with an identity can. */
    static List<String> identities(List<String> statements) {
        List<String> folded = new ArrayList<>();
        for (String sql : statements) {
            Matcher identity = IDENTITY.matcher(sql);
            if (!identity.matches() || !foldIdentity(identity, folded)) {
                folded.add(sql);
            }
        }
        return folded;
    }

    private static boolean foldIdentity(Matcher identity, List<String> before) {
        String table = identity.group("table");
        String column = identity.group("column");
        String options = ownName(identity.group("identity"), table, column)
                .replaceAll("\\s+", " ")
                .replace("( ", "(")
                .replace(" )", ")");
        for (int i = 0; i < before.size(); i++) {
            String sql = before.get(i);
            Matcher added = NEW_COLUMN.matcher(sql);
            if (added.matches()
                    && added.group("table").equals(table)
                    && added.group("column").equals(column)) {
                before.set(
                        i,
                        "ALTER TABLE " + table + " ADD COLUMN " + column + " " + added.group("type") + " " + options);
                return true;
            }
            Matcher creation = CREATION.matcher(sql);
            if (creation.matches() && creation.group("table").equals(table)) {
                Matcher line = Pattern.compile("(?m)^(\\s*" + Pattern.quote(column) + " .*?) NOT NULL(,?)$")
                        .matcher(sql);
                if (line.find()) {
                    before.set(i, line.replaceFirst("$1 " + Matcher.quoteReplacement(options) + "$2"));
                    return true;
                }
            }
        }
        return false;
    }

    private static String ownName(String identity, String table, String column) {
        Matcher name = SEQUENCE_NAME.matcher(identity);
        return name.find() && name.group("name").equals(table + "_" + column + "_seq")
                ? name.replaceFirst("")
                : identity;
    }

    /** Constraints in the definition of a new table, except foreign keys to tables that come later. */
    static List<String> constraints(List<String> statements) {
        Map<String, Integer> tables = new LinkedHashMap<>();
        Map<Integer, Set<String>> inline = new LinkedHashMap<>();
        List<String> folded = new ArrayList<>();
        for (String sql : statements) {
            Matcher creation = CREATION.matcher(sql);
            if (creation.matches() && !creation.group("columns").startsWith("\n)")) {
                tables.put(creation.group("table"), folded.size());
            }
            Matcher constraint = CONSTRAINT.matcher(sql);
            Integer at = constraint.matches() ? tables.get(constraint.group("table")) : null;
            if (at == null || refersToLater(constraint.group("constraint"), at, tables)) {
                folded.add(sql);
            } else {
                inline.computeIfAbsent(at, index -> new TreeSet<>(KEYS_FIRST)).add(constraint.group("constraint"));
            }
        }
        inline.forEach((at, constraints) -> {
            String table = folded.get(at);
            int end = table.indexOf("\n)");
            folded.set(
                    at, table.substring(0, end) + ",\n\t" + String.join(",\n\t", constraints) + table.substring(end));
        });
        return folded;
    }

    private static int rank(String constraint) {
        List<String> kinds = List.of(" PRIMARY KEY", " UNIQUE", " CHECK", " EXCLUDE", " FOREIGN KEY");
        return kinds.stream()
                .filter(constraint::contains)
                .mapToInt(kinds::indexOf)
                .min()
                .orElse(kinds.size());
    }

    private static boolean refersToLater(String constraint, int at, Map<String, Integer> tables) {
        Matcher reference = Pattern.compile("REFERENCES (\\S+?)\\(").matcher(constraint);
        return reference.find() && tables.getOrDefault(reference.group(1), -1) > at;
    }

    /** One statement for an index and its parts in the partitions. */
    static List<String> partitionedIndexes(List<String> statements) {
        List<String> folded = new ArrayList<>(statements);
        Map<String, String> attached = new LinkedHashMap<>();
        for (String sql : statements) {
            Matcher attachment = ATTACHED.matcher(sql);
            if (attachment.matches()) {
                attached.put(attachment.group("part"), attachment.group("index"));
            }
        }
        folded.removeIf(sql -> {
            Matcher part = Pattern.compile("CREATE (?:UNIQUE )?INDEX IF NOT EXISTS (\\S+) ON [\\s\\S]*")
                    .matcher(sql);
            Matcher attachment = ATTACHED.matcher(sql);
            return part.matches() && attached.containsKey(part.group(1)) || attachment.matches();
        });
        folded.replaceAll(sql -> {
            Matcher index = PARTITIONED_INDEX.matcher(sql);
            return index.matches() ? sql.substring(0, index.start("only")) + sql.substring(index.end("only")) : sql;
        });
        return folded;
    }

    /** Without the defaults that a table inherits, which pgCodeKeeper sets again. */
    static List<String> withoutInheritedDefaults(List<String> statements) {
        Set<String> heirs = new HashSet<>();
        List<String> less = new ArrayList<>();
        for (String sql : statements) {
            Matcher heir = INHERITS.matcher(sql);
            if (heir.matches()) {
                heirs.add(heir.group("table"));
            }
            Matcher set = Pattern.compile(TABLE + "ALTER COLUMN \\S+ SET DEFAULT [\\s\\S]*")
                    .matcher(sql);
            if (!set.matches() || !heirs.contains(set.group("table"))) {
                less.add(sql);
            }
        }
        return less;
    }

    /** An extension in the schema public, with the comment that it brings itself. */
    static List<String> newExtensions(List<String> statements) {
        Set<String> created = new HashSet<>();
        List<String> folded = new ArrayList<>();
        for (String sql : statements) {
            Matcher extension =
                    Pattern.compile("CREATE EXTENSION (\\S+) SCHEMA (\\S+)").matcher(sql);
            Matcher comment =
                    Pattern.compile("COMMENT ON EXTENSION (\\S+) IS [\\s\\S]*").matcher(sql);
            if (extension.matches()) {
                created.add(extension.group(1));
                folded.add(extension.group(2).equals("public") ? "CREATE EXTENSION " + extension.group(1) : sql);
            } else if (!comment.matches() || !created.contains(comment.group(1))) {
                folded.add(sql);
            }
        }
        return folded;
    }

    /** One statement for all kinds of token that go to the same dictionaries. */
    static List<String> textSearchMappings(List<String> statements) {
        Map<String, Set<String>> tokens = new LinkedHashMap<>();
        List<String> folded = new ArrayList<>();
        for (String sql : statements) {
            Matcher mapping = Pattern.compile(
                            "(ALTER TEXT SEARCH CONFIGURATION \\S+\\s+ADD MAPPING FOR )(\\S+)(\\s+WITH [\\s\\S]+)")
                    .matcher(sql);
            if (!mapping.matches()) {
                folded.add(sql);
                continue;
            }
            String together = mapping.group(1) + "?" + mapping.group(3);
            if (!tokens.containsKey(together)) {
                tokens.put(together, new TreeSet<>());
                folded.add(together);
            }
            tokens.get(together).add(mapping.group(2));
        }
        folded.replaceAll(sql -> tokens.containsKey(sql) ? sql.replace("?", String.join(", ", tokens.get(sql))) : sql);
        return folded;
    }
}
