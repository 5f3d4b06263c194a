package dev.taskdal.migrator;

import dev.taskdal.migrator.FlywayInternals.ParsedStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One statement of a script, split off and run as a {@link Migrator} does it: for tools that look at what each of them does. It
 * writes no history. Immutable.
 */
public final class ScriptStatement {

    private final ParsedStatement parsed;

    private ScriptStatement(ParsedStatement parsed) {
        this.parsed = parsed;
    }

    /**
     * Splits a script.
     *
     * @param name its file name, for messages
     * @param text all of it
     * @return its statements in order; none if it has nothing but comments
     * @throws MigrationException if it can't be split, or a migrator would refuse it: it ends its own transaction, or has more than one
     *     statement of which one can't run in a transaction
     */
    public static List<ScriptStatement> of(String name, String text) {
        return Script.steps(name, text).stream().map(ScriptStatement::new).toList();
    }

    /** Its text, without the comments before it and the semicolon behind it. */
    public String sql() {
        return SqlWords.body(parsed.sql());
    }

    /** The line of the script in which its first word is, counted from 1. */
    public int line() {
        return parsed.line();
    }

    /** Whether it can run in a transaction. One that can't is the only statement of its script. */
    public boolean transactional() {
        return parsed.transactional();
    }

    /**
     * Runs it, the data of a {@code COPY … FROM STDIN} included. Commits nothing by itself.
     *
     * @throws SQLException if the server refuses it
     */
    public void run(Connection connection) throws SQLException {
        FlywayInternals.run(connection, parsed);
    }

    /** The statement in one line, cut where it gets long; not shown at all if it may have a password in it. */
    @Override
    public String toString() {
        return SqlWords.shortened(sql());
    }
}
