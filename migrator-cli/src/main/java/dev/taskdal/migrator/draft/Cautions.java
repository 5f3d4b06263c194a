package dev.taskdal.migrator.draft;

import dev.taskdal.migrator.draft.Caution.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the statements of a draft lose, where they fail, and what they leave to decide. */
final class Cautions {

    private static final String NAME = "(\\S+)";
    private static final Pattern NEW_TABLE = Pattern.compile("CREATE (?:UNLOGGED )?TABLE " + NAME + "[\\s\\S]*");
    private static final Pattern DROP_TABLE = Pattern.compile("DROP TABLE " + NAME);
    private static final Pattern DROP_COLUMN = Pattern.compile("ALTER TABLE " + NAME + " DROP COLUMN " + NAME);
    private static final Pattern TYPE =
            Pattern.compile("ALTER TABLE " + NAME + "\\s+ALTER COLUMN " + NAME + " TYPE ([\\s\\S]+)");
    private static final Pattern SET_NOT_NULL =
            Pattern.compile("ALTER TABLE " + NAME + " ALTER COLUMN " + NAME + " SET NOT NULL");
    private static final Pattern ADD_COLUMN =
            Pattern.compile("ALTER TABLE " + NAME + "\\s+ADD COLUMN " + NAME + " ([\\s\\S]+)");
    private static final Pattern ADD_CONSTRAINT =
            Pattern.compile("ALTER TABLE " + NAME + "\\s+ADD CONSTRAINT " + NAME + " ([\\s\\S]+)");
    private static final Pattern UNIQUE_INDEX =
            Pattern.compile("CREATE UNIQUE INDEX " + NAME + " ON " + NAME + "[\\s\\S]*");
    private static final Pattern DOMAIN =
            Pattern.compile("ALTER DOMAIN " + NAME + " (?:ADD CONSTRAINT|SET NOT NULL)[\\s\\S]*");
    private static final Pattern SEQUENCE = Pattern.compile(
            "DROP SEQUENCE " + NAME + "|ALTER TABLE " + NAME + " ALTER COLUMN " + NAME + " DROP IDENTITY");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("ALTER TYPE " + NAME + " DROP ATTRIBUTE " + NAME + "[\\s\\S]*");
    private static final Pattern ATTACH =
            Pattern.compile("ALTER TABLE " + NAME + " ATTACH PARTITION " + NAME + "[\\s\\S]*");
    private static final Pattern NEW_VALUE =
            Pattern.compile("ALTER TYPE " + NAME + " ADD VALUE ('(?:[^']|'')*')[\\s\\S]*");

    private final Map<String, String> from;
    private final Map<String, String> to;
    private final Set<String> newTables = new HashSet<>();

    private Cautions(Map<String, String> from, Map<String, String> to) {
        this.from = from;
        this.to = to;
    }

    /** Statements with what is to be said of each. */
    static List<Change> of(List<String> statements, State from, State to) {
        Cautions cautions =
                new Cautions(from.snapshot().definitions(), to.snapshot().definitions());
        statements.forEach(sql -> {
            Matcher table = NEW_TABLE.matcher(sql);
            if (table.matches()) {
                cautions.newTables.add(table.group(1));
            }
        });
        return statements.stream().map(sql -> new Change(sql, cautions.of(sql))).toList();
    }

    private List<Caution> of(String sql) {
        List<Caution> cautions = new ArrayList<>();
        losses(sql, cautions);
        failures(sql, cautions);
        cautions.addAll(MadeUpNames.in(sql));
        Matcher type = TYPE.matcher(sql);
        if (type.matches()) {
            conversion(type, cautions);
        }
        Matcher value = NEW_VALUE.matcher(sql);
        if (value.matches()) {
            cautions.add(new Caution(
                    Kind.NO_WAY_BACK,
                    "no statement takes a value away from an enum. The undo makes " + value.group(1)
                            + " anew, and fails as long as a row has " + value.group(2) + "."));
        }
        return cautions;
    }

    private void losses(String sql, List<Caution> cautions) {
        Matcher table = DROP_TABLE.matcher(sql);
        if (table.matches()) {
            cautions.add(new Caution(Kind.LOSES_DATA, "all rows of " + table.group(1) + "."));
        }
        Matcher column = DROP_COLUMN.matcher(sql);
        if (column.matches()) {
            String name = column.group(1) + "." + column.group(2);
            if (!from.getOrDefault("column " + qualified(name, 2), "").contains(" GENERATED ALWAYS AS (")) {
                cautions.add(new Caution(Kind.LOSES_DATA, "all values of " + name + "."));
            }
        }
        Matcher sequence = SEQUENCE.matcher(sql);
        if (sequence.matches()) {
            String name = sequence.group(1) == null ? sequence.group(2) + "." + sequence.group(3) : sequence.group(1);
            cautions.add(new Caution(Kind.LOSES_DATA, "how far " + name + " has counted: the way back starts anew."));
        }
        Matcher attribute = ATTRIBUTE.matcher(sql);
        if (attribute.matches()) {
            cautions.add(new Caution(
                    Kind.LOSES_DATA,
                    "attribute " + attribute.group(2) + " of all values of type " + attribute.group(1) + "."));
        }
        if (sql.endsWith(" SET UNLOGGED")) {
            cautions.add(new Caution(Kind.LOSES_DATA, "all rows, when the server has crashed."));
        }
    }

    private void failures(String sql, List<Caution> cautions) {
        Matcher notNull = SET_NOT_NULL.matcher(sql);
        if (notNull.matches()) {
            fails(cautions, "where " + notNull.group(1) + "." + notNull.group(2) + " is null. Fill it before.");
        }
        Matcher column = ADD_COLUMN.matcher(sql);
        if (column.matches()
                && column.group(3).contains(" NOT NULL")
                && !column.group(3).contains(" DEFAULT ")
                && !column.group(3).contains(" GENERATED ")) {
            fails(
                    cautions,
                    "if " + column.group(1) + " has rows: nobody says what " + column.group(2)
                            + " is in them. Give it a DEFAULT, or add it without NOT NULL, fill it, and then SET NOT NULL.");
        }
        Matcher constraint = ADD_CONSTRAINT.matcher(sql);
        if (constraint.matches() && concernsRows(constraint.group(1), constraint.group(3))) {
            String rule = constraint.group(3);
            boolean unchecked = rule.endsWith("NOT VALID") || rule.endsWith("NOT ENFORCED");
            if (rule.matches("(?s)(UNIQUE|PRIMARY KEY|EXCLUDE).*")) {
                fails(
                        cautions,
                        "if two rows of " + constraint.group(1) + " are the same to " + constraint.group(2) + ".");
            } else if (!unchecked) {
                fails(cautions, "if a row of " + constraint.group(1) + " breaks " + constraint.group(2) + ".");
            }
        }
        Matcher index = UNIQUE_INDEX.matcher(sql);
        if (index.matches() && concernsRows(index.group(2), sql.substring(sql.indexOf(" ON ")))) {
            fails(cautions, "if two rows of " + index.group(2) + " are the same to " + index.group(1) + ".");
        }
        Matcher domain = DOMAIN.matcher(sql);
        if (domain.matches() && from.containsKey("type " + qualified(domain.group(1), 1))) {
            fails(cautions, "if a value of " + domain.group(1) + " breaks it, in whatever table.");
        }
        Matcher partition = ATTACH.matcher(sql);
        if (partition.matches()) {
            fails(cautions, "if a row of " + partition.group(2) + " doesn't belong there.");
        }
    }

    /** Whether it is about columns that there are, of a table that there is: new ones are null in all rows. */
    private boolean concernsRows(String table, String rule) {
        String start = "column " + qualified(table, 1) + ".";
        String own = rule.replaceFirst("REFERENCES [\\s\\S]*", "");
        return from.containsKey("table " + qualified(table, 1))
                && !newTables.contains(table)
                && from.keySet().stream()
                        .filter(key -> key.startsWith(start))
                        .anyMatch(key -> own.matches(
                                "(?s).*(?<![\\w\"])" + Pattern.quote(key.substring(start.length())) + "(?![\\w\"]).*"));
    }

    private static void fails(List<Caution> cautions, String when) {
        cautions.add(new Caution(Kind.MAY_FAIL, when));
    }

    private void conversion(Matcher type, List<Caution> cautions) {
        String column = type.group(1) + "." + type.group(2);
        String key = "column " + qualified(column, 2);
        Conversion conversion = Conversion.of(from.getOrDefault(key, ""), to.getOrDefault(key, ""));
        if (type.group(3).contains(" USING ")) {
            cautions.add(new Caution(
                    Kind.DECIDE, "how the values of " + column + " are converted. It fails on those that can't be."));
        } else if (conversion == Conversion.ROUNDS) {
            cautions.add(new Caution(
                    Kind.LOSES_DATA,
                    "digits of " + column + ", which are rounded. It fails on values that don't fit."));
        } else if (conversion == Conversion.NARROWS) {
            fails(cautions, "if a value of " + column + " doesn't fit.");
        }
    }

    private static String qualified(String name, int parts) {
        return name.split("\\.").length == parts ? "public." + name : name;
    }
}
