package dev.taskdal.migrator.locks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is found of a script that others would notice. Those with a hint of eugene are its rules; the reasons of the others are told by
 * squawk, strong_migrations and Atlas.
 */
public enum Rule {
    /** A check or foreign key is valid from the start. */
    CONSTRAINT_VALIDATION(
            "E1",
            "A new check or foreign key makes the server read all rows while the table is locked.",
            "Add it NOT VALID, which reads nothing, and let the next migration run ALTER TABLE … VALIDATE CONSTRAINT:"
                    + " reads and writes go on meanwhile.",
            "the constraint is new and valid, and the statement has read the table's rows (`pg_stat_get_xact_numscans`)"),
    /** A column no longer takes nulls. */
    NOT_NULL_SCAN(
            "E2",
            "SET NOT NULL makes the server read all rows while nobody can use the table.",
            "Add CHECK (column IS NOT NULL) NOT VALID, validate it in the next migration, and SET NOT NULL in the one after"
                    + " that: the server sees the valid check and reads nothing. From PostgreSQL 18 on, ADD CONSTRAINT … NOT NULL"
                    + " column NOT VALID and VALIDATE CONSTRAINT do.",
            "`attnotnull` of a column became true, and the statement has read the table's rows"),
    /** A column of type json. */
    JSON_COLUMN(
            "E3",
            "The type json has no equality: SELECT DISTINCT, GROUP BY and UNION fail on rows that have the column.",
            "Use jsonb.",
            "the type of a new column in `pg_attribute`"),
    /** More is done after a table was locked against everybody. */
    WORK_UNDER_LOCK(
            "E4",
            "A statement works on rows, or asks for another lock, while an earlier one of the script keeps everybody from a table:"
                    + " that table waits for all of it, and for whoever holds the other lock.",
            "Give the statement a migration of its own, before or after this one.",
            "`pg_locks` before the statement; then scans, changed rows, rewrites, built indexes and new locks after it"),
    /** A column gets a type of another form. */
    TYPE_REWRITE(
            "E5",
            "The new type of a column is stored in another form: the server writes the whole table anew while nobody can use it.",
            "Add a column of the new type, let the application write both, fill the old rows in batches, and drop the old"
                    + " column when nobody reads it any more.",
            "`relfilenode` of the table has changed, and `atttypid` of a column"),
    /** An index is built without CONCURRENTLY. */
    INDEX_BUILD(
            "E6",
            "An index is built on a table that was there before: nobody can write to it meanwhile.",
            "CREATE INDEX CONCURRENTLY, alone in a script, since it can't run in a transaction.",
            "an index with a new `relfilenode` in `pg_index`, under a lock that stops writes"),
    /** A unique constraint or primary key builds its index. */
    UNIQUE_BUILD(
            "E7",
            "A new unique constraint or primary key builds its index while nobody can use the table.",
            "CREATE UNIQUE INDEX CONCURRENTLY in a script of its own, then ALTER TABLE … ADD CONSTRAINT … UNIQUE (or"
                    + " PRIMARY KEY) USING INDEX.",
            "a new constraint whose index is new, too (`conindid`)"),
    /** An exclusion constraint builds its index. */
    EXCLUSION_BUILD(
            "E8",
            "A new exclusion constraint builds its index while nobody can use the table, and there is no other way to add one.",
            "Make a new table that has it, let the application write both, copy the rows in batches, and let it read the new"
                    + " one; or accept it while the table is small.",
            "a new constraint whose index is new, too (`conindid`)"),
    /** It would wait for a lock for ever. */
    NO_LOCK_TIMEOUT(
            "E9",
            "The script has turned lock_timeout off: it may wait for ever for its lock, and everybody else queues up behind it.",
            "Leave lock_timeout alone: the migrator sets it for each script, and --lock-timeout changes it.",
            "`lock_timeout` before the statement is 0, and the lock that it takes stops writes"),
    /** A table or an index is written anew, for whatever reason. */
    REWRITE(
            "E10",
            "A table, an index or a materialized view is written anew while nobody can write to it, or even read.",
            "Use the form that works concurrently if there is one (REINDEX and REFRESH MATERIALIZED VIEW have one); else build a"
                    + " new one beside it, write both, and change over.",
            "`relfilenode` has changed under a lock that stops writes"),
    /** A new column has a value for each row. */
    COLUMN_REWRITE(
            "E11",
            "A new column has another value in each row (identity, serial, generated and stored, a volatile default, a domain"
                    + " with a check): the server writes the whole table anew while nobody can use it.",
            "Add the column without it, set the default for new rows in a second statement, and fill the old rows in batches."
                    + " A default that is the same for all rows needs no rewrite.",
            "`relfilenode` of the table has changed, and a column is new"),
    /** All rows are read for another reason. */
    SCAN_UNDER_LOCK(
            null,
            "All rows of a table are read while it is locked.",
            "Give the server a valid check from which it can see what it would read the rows for (ATTACH PARTITION), or put the"
                    + " rule on the column in place of its domain; or read them before anything is locked.",
            "`pg_stat_get_xact_numscans` of the table, under a lock that stops writes"),
    /** Many rows are changed at once. */
    BACKFILL(
            null,
            "One statement changes more than a tenth of a table's rows: they stay locked until the script ends, all of them"
                    + " leave a dead row behind, and replicas fall behind.",
            "Fill them in batches, from a job or a service: between the migration that adds the column and the one that"
                    + " relies on it.",
            "`pg_stat_get_xact_tuples_updated` and `…_deleted`, against the number of rows"),
    /** An index is dropped without CONCURRENTLY. */
    INDEX_DROP(
            null,
            "DROP INDEX waits for all who use the table, and keeps everybody from it while it waits.",
            "DROP INDEX CONCURRENTLY, alone in a script, since it can't run in a transaction.",
            "an index is gone from `pg_index` and its table isn't, under ACCESS EXCLUSIVE"),
    /** The script can't be measured. */
    SCRIPT_FAILS(
            null,
            "The script fails on a database that has rows in its tables.",
            "Let it run on what the versions before it have left; 'db prove' tells more.",
            "it is run"),
    /** An allow that is good for nothing. */
    UNUSED_ALLOW(
            null,
            "An allow accepts nothing, so that it would hide what comes later.",
            "Remove it, or correct its rule or its table.",
            "nothing was found that it is about; only the text tells this");

    private final @Nullable String eugene;
    private final String reason;
    private final String safer;
    private final String measured;

    Rule(@Nullable String eugene, String reason, String safer, String measured) {
        this.eugene = eugene;
        this.reason = reason;
        this.safer = safer;
        this.measured = measured;
    }

    /** The rule that a script calls so; empty if there is none. */
    static Optional<Rule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Its name in scripts and reports, such as {@code index-build}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What eugene calls it, such as {@code E6}; empty if it has no such rule. */
    public Optional<String> eugene() {
        return Optional.ofNullable(eugene);
    }

    /** What is bad about it, in a sentence or two. */
    public String reason() {
        return reason;
    }

    /** How it is done without. */
    public String safer() {
        return safer;
    }

    /** How it is seen. */
    String measured() {
        return measured;
    }

    /** Whether an allow can accept it. */
    boolean acceptable() {
        return this != SCRIPT_FAILS && this != UNUSED_ALLOW;
    }

    @Override
    public String toString() {
        return id();
    }
}
