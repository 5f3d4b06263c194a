package dev.taskdal.migrator;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes what a run would do as a script for {@code psql}. Each migration is a transaction that looks where the database is first,
 * so that a script which goes on after an error does no harm either.
 */
final class PsqlScript {

    private static final String TABLE = HistoryTable.NAME;
    private static final String COLUMNS = "(installed_rank, version, description, type, script, checksum, installed_by,"
            + " execution_time, success)";
    private static final String MILLIS = "extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000";

    private final Scripts scripts;
    private final Duration lockTimeout;
    private final StringBuilder out = new StringBuilder();

    PsqlScript(Scripts scripts, Duration lockTimeout) {
        this.scripts = scripts;
        this.lockTimeout = lockTimeout;
    }

    /** @throws MigrationException if a version has no migration, or the target isn't after the start */
    String upgrade(Optional<SchemaVersion> from, SchemaVersion target) {
        Optional<SchemaVersion> start = from.map(version -> scripts.get(version).version());
        SchemaVersion end = scripts.get(target).version();
        List<Script> steps = scripts.upTo(Optional.of(end)).stream()
                .filter(script -> start.isEmpty() || script.version().compareTo(start.get()) > 0)
                .toList();
        if (steps.isEmpty()) {
            throw new MigrationException(
                    "Version " + end + " isn't after " + Step.name(start) + ": there is nothing to apply.");
        }
        begin("Upgrade", start, Optional.of(end), steps);
        if (start.isEmpty()) {
            createTable();
        }
        Optional<SchemaVersion> before = start;
        for (Script script : steps) {
            write(script, before, Optional.of(script.version()), insertApplied(script));
            before = Optional.of(script.version());
        }
        return out.toString();
    }

    /** @throws MigrationException if a version has no migration or no undo, or the target isn't before the start */
    String downgrade(SchemaVersion from, Optional<SchemaVersion> target) {
        SchemaVersion start = scripts.get(from).version();
        Optional<SchemaVersion> end = target.map(version -> scripts.get(version).version());
        List<Script> there = scripts.upTo(Optional.of(start));
        List<Script> undone = new ArrayList<>(there.stream()
                .filter(script -> end.isEmpty() || script.version().compareTo(end.get()) > 0)
                .toList());
        if (undone.isEmpty()) {
            throw new MigrationException(
                    "Version " + Step.name(end) + " isn't before " + start + ": there is nothing to undo.");
        }
        Collections.reverse(undone);
        List<Script> steps = undone.stream().map(scripts::undoOf).toList();
        begin("Downgrade", Optional.of(start), end, steps);
        out.append("-- This script doesn't count what data the undos discard.\n\n");
        for (Script undo : steps) {
            int at = there.indexOf(scripts.get(undo.version()));
            Optional<SchemaVersion> after =
                    at > 0 ? Optional.of(there.get(at - 1).version()) : Optional.empty();
            write(undo, Optional.of(undo.version()), after, insertUndone(undo));
        }
        return out.toString();
    }

    private void begin(String what, Optional<SchemaVersion> from, Optional<SchemaVersion> to, List<Script> steps) {
        out.append("-- ")
                .append(what)
                .append(" from ")
                .append(Step.name(from))
                .append(" to ")
                .append(Step.name(to));
        out.append(": ")
                .append(steps.stream().map(Script::name).collect(joining(", ")))
                .append(".\n");
        out.append("-- Run it with: psql -v ON_ERROR_STOP=1 -f FILE\n");
        out.append("-- Each script commits with its record in the history; after an error, those before it stay.\n\n");
        out.append("SET lock_timeout = '").append(lockTimeout.toMillis()).append("ms';\n\n");
        out.append(preamble()).append('\n');
        out.append("CALL pg_temp.taskdal_require(").append(head(from)).append(", '{");
        out.append(scripts.upTo(from).stream()
                .map(script -> '"' + script.version().toString() + "\": " + script.checksum())
                .collect(joining(", ")));
        out.append("}');\n\n");
    }

    private void createTable() {
        out.append("BEGIN;\nCALL pg_temp.taskdal_require_head(NULL);\n");
        for (String statement : HistoryTable.definition(TABLE)) {
            out.append(statement.replaceFirst("^CREATE (TABLE|INDEX) ", "CREATE $1 IF NOT EXISTS "))
                    .append(";\n");
        }
        out.append("COMMIT;\n\n");
    }

    private void write(Script script, Optional<SchemaVersion> before, Optional<SchemaVersion> after, String record) {
        out.append("-- ").append(script.name()).append("\n\n");
        out.append("BEGIN;\nCALL pg_temp.taskdal_require_head(")
                .append(head(before))
                .append(");\n");
        if (script.transactional()) {
            out.append('\n').append(terminated(script.text())).append("\nCALL pg_temp.taskdal_restore();\n");
            out.append(record.formatted(MILLIS, "true"));
        } else {
            out.append(record.formatted("0", "false")).append("COMMIT;\n\n");
            out.append(terminated(script.text())).append("\nBEGIN;\n");
            out.append("UPDATE ").append(TABLE).append(" SET success = true, installed_on = now(), execution_time =\n");
            out.append("    extract(epoch FROM clock_timestamp()::timestamp - installed_on) * 1000\n");
            out.append("WHERE installed_rank = (SELECT max(installed_rank) FROM ")
                    .append(TABLE)
                    .append(");\n");
        }
        for (String statement : Compatibility.statements(TABLE, scripts.upTo(after))) {
            out.append(statement).append(";\n");
        }
        out.append("COMMIT;\n\n");
    }

    private static String head(Optional<SchemaVersion> version) {
        return version.map(one -> literal(one.toString())).orElse("NULL");
    }

    private static String insertApplied(Script script) {
        return "INSERT INTO " + TABLE + "\n    " + COLUMNS + "\nSELECT coalesce(max(installed_rank), 0) + 1, "
                + escaped(literal(script.version().toString())) + ", "
                + escaped(literal(script.migration().description())) + ", 'SQL',\n    "
                + escaped(literal(script.path())) + ", " + script.checksum() + ", current_user,\n    %s, %s\nFROM "
                + TABLE
                + ";\n";
    }

    private static String insertUndone(Script undo) {
        return "INSERT INTO " + TABLE + "\n    " + COLUMNS + "\nSELECT (SELECT max(installed_rank) + 1 FROM " + TABLE
                + "), version, description, 'DELETE', script, checksum, current_user,\n    %s, %s\nFROM " + TABLE
                + " WHERE pg_temp.taskdal_numbers(version) = pg_temp.taskdal_numbers("
                + escaped(literal(undo.version().toString()))
                + ")\n    AND type = 'SQL' AND success ORDER BY installed_rank DESC LIMIT 1;\n";
    }

    private static String terminated(String text) {
        String stripped = text.stripTrailing();
        return stripped.endsWith(";") ? stripped + "\n" : stripped + "\n;\n";
    }

    private static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    private static String escaped(String text) {
        return text.replace("%", "%%");
    }

    private static String preamble() {
        try (InputStream in = Objects.requireNonNull(PsqlScript.class.getResourceAsStream("psql-preamble.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
