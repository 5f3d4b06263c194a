package dev.taskdal.migrator.draft;

import java.util.List;
import java.util.regex.Pattern;

/** Whether code that was made for an older version certainly doesn't notice a statement. */
final class Compatible {

    private static final Pattern HARMLESS = Pattern.compile("(?s)(?:"
            + "CREATE (?:UNLOGGED TABLE|TABLE|INDEX|TYPE|DOMAIN|SEQUENCE|VIEW|MATERIALIZED VIEW|FUNCTION|PROCEDURE|AGGREGATE|STATISTICS"
            + "|SCHEMA|EXTENSION|COLLATION) "
            + "|COMMENT ON |GRANT |DROP STATISTICS |ALTER INDEX |ALTER STATISTICS "
            + "|ALTER TABLE \\S+ (?:SET \\(|RESET \\(|CLUSTER |SET WITHOUT CLUSTER|REPLICA IDENTITY )"
            + "|ALTER TABLE \\S+ ALTER COLUMN \\S+ (?:SET (?:STATISTICS|STORAGE|COMPRESSION) |SET \\()).*");
    private static final Pattern COLUMN = Pattern.compile("(?s)ALTER TABLE \\S+\\s+ADD COLUMN .*");

    private Compatible() {}

    /** @param all the changes that it is among: what they make is new to old code */
    static boolean is(String sql, List<Change> all) {
        if (sql.isEmpty()) {
            return false;
        }
        if (HARMLESS.matcher(sql).matches()) {
            return true;
        }
        if (COLUMN.matcher(sql).matches()) {
            return !sql.contains(" NOT NULL") || sql.contains(" DEFAULT ") || sql.contains(" GENERATED ");
        }
        return all.stream()
                .map(Change::sql)
                .filter(one -> one.startsWith("CREATE TABLE ") || one.startsWith("CREATE MATERIALIZED VIEW "))
                .map(one -> one.split("[ (]+")[one.startsWith("CREATE TABLE ") ? 2 : 3])
                .anyMatch(table -> sql.startsWith("ALTER TABLE " + table + " ")
                        || sql.startsWith("ALTER TABLE " + table + "\n")
                        || sql.matches("(?s)CREATE UNIQUE INDEX \\S+ ON " + Pattern.quote(table) + "\\b.*"));
    }
}
