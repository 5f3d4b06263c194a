package dev.taskdal.migrator.proof;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a table has to be like. Names are quoted where they have to be.
 *
 * @param name with its schema
 * @param forcesRowSecurity whether policies keep even its owner from writing
 * @param columns those that a row may give values for
 * @param foreignKeys those that refer to a table
 * @param rules all else that a row can break: check, unique and exclusion constraints, unique indexes, partition keys
 */
record TableShape(
        String name, boolean forcesRowSecurity, List<Column> columns, List<ForeignKey> foreignKeys, List<Rule> rules) {

    /**
     * A column.
     *
     * @param type as in a column definition, with its modifier
     * @param optional whether it may be null
     * @param hasDefault whether it may be left out
     * @param counted whether its default is the next number of a sequence, which is best left to it
     */
    record Column(String name, String type, long typeOid, boolean optional, boolean hasDefault, boolean counted) {}

    /**
     * A foreign key.
     *
     * @param name as the server's messages have it
     */
    record ForeignKey(String name, List<String> columns, String parent, List<String> parentColumns) {}

    /**
     * A constraint or an index.
     *
     * @param name as the server's messages have it; empty for the partitions of a table
     * @param columns those that it looks at
     * @param check the condition of a check constraint, in SQL; null if it isn't one
     * @param hints text that says which values it allows
     */
    record Rule(String name, List<String> columns, @Nullable String check, String hints) {}

    Optional<Rule> rule(String wanted) {
        return rules.stream().filter(rule -> rule.name().equals(wanted)).findFirst();
    }

    Optional<ForeignKey> foreignKey(String wanted) {
        return foreignKeys.stream().filter(key -> key.name().equals(wanted)).findFirst();
    }
}
