package dev.taskdal.migrator;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Says where a database is, brings it up to date and back again. Scripts, checksums, history and lock are Flyway's, so that either
 * can go on where the other has stopped. It owns no connection between calls; a run takes one, and for a moment a second one
 * if a script takes longer. Thread-safe; two runs on one database at the same time, from whatever process, wait for each other.
 */
public final class Migrator {

    /** Where migrations are looked for if nothing else is said: on the class path, in {@code db/migration}. */
    public static final String DEFAULT_LOCATION = "classpath:db/migration";

    /** How long a script waits for a lock on a table if nothing else is said: all others queue up behind it. */
    public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(10);

    /** How long a run waits for another one if nothing else is said. */
    private static final Duration DEFAULT_RUN_TIMEOUT = Duration.ofMinutes(1);

    private final DataSource dataSource;
    private final MigrationScripts scripts;
    private final MigrationListener listener;
    private final Duration lockTimeout;
    private final Duration runTimeout;

    private Migrator(
            DataSource dataSource,
            MigrationScripts scripts,
            MigrationListener listener,
            Duration lockTimeout,
            Duration runTimeout) {
        this.dataSource = dataSource;
        this.scripts = scripts;
        this.listener = listener;
        this.lockTimeout = lockTimeout;
        this.runTimeout = runTimeout;
    }

    /**
     * Runs the migrations and undo scripts on the class path, in {@code db/migration} and {@code db/undo}. The data
     * source's role must be allowed to change the schema.
     */
    public static Migrator of(DataSource dataSource) {
        return of(dataSource, MigrationScripts.onClassPath());
    }

    /** Runs the given migrations and undo scripts. The data source's role must be allowed to change the schema. */
    public static Migrator of(DataSource dataSource, MigrationScripts scripts) {
        return new Migrator(dataSource, scripts, new MigrationListener() {}, DEFAULT_LOCK_TIMEOUT, DEFAULT_RUN_TIMEOUT);
    }

    /**
     * Runs the migrations of the given locations, of which none can be undone.
     *
     * @param locations Flyway locations, such as {@code classpath:db/migration} or {@code filesystem:/path}
     * @throws IllegalArgumentException if no location is given
     */
    public static Migrator of(DataSource dataSource, List<String> locations) {
        return of(dataSource, new MigrationScripts(locations, List.of()));
    }

    /** A copy that tells {@code newListener} of each script. */
    public Migrator withListener(MigrationListener newListener) {
        return new Migrator(dataSource, scripts, newListener, lockTimeout, runTimeout);
    }

    /**
     * A copy that waits for {@code newTimeout} at most at each lock that somebody else holds: the one that keeps two runs apart
     * (else a minute), or one on a table or the like (else {@link #DEFAULT_LOCK_TIMEOUT}).
     *
     * @throws IllegalArgumentException if it is shorter than a millisecond or longer than a day
     */
    public Migrator withLockTimeout(Duration newTimeout) {
        if (newTimeout.compareTo(Duration.ofMillis(1)) < 0 || newTimeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "A lock timeout of " + newTimeout + " makes no sense. Give one between a millisecond and a day.");
        }
        return new Migrator(dataSource, scripts, listener, newTimeout, newTimeout);
    }

    /**
     * The version that the database is at; empty if no migration was ever applied to it. It reads no script.
     *
     * @throws MigrationException if the database cannot be read
     */
    public Optional<SchemaVersion> current() {
        return read().head();
    }

    /**
     * The newest version that there is a migration to, whatever the database is at; empty if there are no migrations. It
     * needs no database.
     *
     * @throws MigrationException if anything is wrong with the files
     */
    public Optional<SchemaVersion> head() {
        List<Migration> migrations = migrations();
        return migrations.isEmpty()
                ? Optional.empty()
                : Optional.of(migrations.get(migrations.size() - 1).version());
    }

    /**
     * All migrations, oldest first, whatever the database is at. It needs no database.
     *
     * @throws MigrationException if anything is wrong with the files
     */
    public List<Migration> migrations() {
        return Scripts.any(scripts).ups().stream().map(Script::migration).toList();
    }

    /**
     * Where each version stands, oldest first: those that there is a migration to, and those that the database has besides.
     *
     * @throws MigrationException if the database or the migrations cannot be read
     */
    public List<HistoryEntry> history() {
        return read().entries(Scripts.any(scripts).ups());
    }

    /**
     * The migrations that {@link #upgrade()} would apply, oldest first.
     *
     * @throws MigrationException if the database or the migrations cannot be read
     */
    public List<Migration> pending() {
        return history().stream()
                .filter(entry -> entry.state() != HistoryEntry.State.APPLIED)
                .map(HistoryEntry::migration)
                .toList();
    }

    /**
     * Checks that the history of the database and the files tell the same story, as every run does before it begins.
     *
     * @throws MigrationException if they don't, with one sentence for each version; or if they cannot be read
     */
    public void requireConsistent() {
        Consistency.check(read(), Scripts.up(scripts));
    }

    /**
     * Applies all pending migrations, each in a transaction of its own with its record.
     *
     * @return what was applied, in order; empty if the database was up to date
     * @throws MigrationLockedException if another run, or somebody who holds a lock on a table, doesn't end in time
     * @throws MigrationException if the history and the files contradict each other, before anything runs; or if a migration
     *     fails: those before it stay applied, its own changes are rolled back
     */
    public List<AppliedMigration> upgrade() {
        return run(Scripts.up(scripts)).upgrade(Optional.empty());
    }

    /**
     * Applies the pending migrations up to and including {@code target}, as {@link #upgrade()} does.
     *
     * @return what was applied, in order; empty if the database was at {@code target}
     * @throws MigrationException as in {@link #upgrade()}, and if there is no such migration or the database is past it
     */
    public List<AppliedMigration> upgradeTo(SchemaVersion target) {
        return run(Scripts.up(scripts)).upgrade(Optional.of(target));
    }

    /**
     * Applies the next {@code steps} pending migrations, counted from where the database is when this is called: if somebody
     * else upgrades it at the same time, no more are applied than was asked for.
     *
     * @throws IllegalArgumentException if {@code steps} isn't positive
     * @throws MigrationException as in {@link #upgradeTo}, and if fewer are pending
     */
    public List<AppliedMigration> upgradeBy(int steps) {
        requirePositive(steps);
        List<Migration> pending = pending();
        if (pending.size() < steps) {
            throw new MigrationException("Pending migrations: " + pending.size() + ", fewer than the " + steps
                    + " asked for. Nothing was changed.");
        }
        return upgradeTo(pending.get(steps - 1).version());
    }

    /**
     * Undoes all migrations after {@code target}, newest first, each in a transaction of its own with its record. Refuses if
     * data would be lost.
     *
     * @param target the version to go back to; empty for the state before the first migration
     * @return what was undone, in that order, with the undo scripts as scripts; empty if the database was at {@code target}
     * @throws DataLossException if an undo would discard data: those before it stay undone
     * @throws MigrationLockedException if another run, or somebody who holds a lock on a table, doesn't end in time
     * @throws MigrationException if an undo is missing, or the history and the files contradict each other, before anything
     *     runs; or if an undo fails: those before it stay undone, its own changes are rolled back
     */
    public List<AppliedMigration> downgradeTo(Optional<SchemaVersion> target) {
        return downgradeTo(target, DataLoss.REFUSED);
    }

    /** Undoes all migrations after {@code target}, as {@link #downgradeTo(Optional)} does, but may accept that data is lost. */
    public List<AppliedMigration> downgradeTo(Optional<SchemaVersion> target, DataLoss dataLoss) {
        Scripts both = Scripts.both(scripts);
        return run(both).downgrade(current(), target, dataLoss);
    }

    /**
     * Undoes the newest {@code steps} migrations, counted from where the database is when this is called: if somebody else
     * downgrades it at the same time, no more are undone than was asked for.
     *
     * @throws IllegalArgumentException if {@code steps} isn't positive
     * @throws MigrationException as in {@link #downgradeTo(Optional)}, and if fewer are applied
     */
    public List<AppliedMigration> downgradeBy(int steps, DataLoss dataLoss) {
        requirePositive(steps);
        Scripts both = Scripts.both(scripts);
        History history = read();
        List<HistoryRow> applied = history.applied();
        if (applied.size() < steps) {
            throw new MigrationException("Applied migrations: " + applied.size() + ", fewer than the " + steps
                    + " asked for. Nothing was changed.");
        }
        Optional<SchemaVersion> target = applied.size() == steps
                ? history.floor()
                : Optional.of(applied.get(applied.size() - steps - 1).schemaVersion());
        return run(both).downgrade(history.head(), target, dataLoss);
    }

    /**
     * Records that the database is at {@code target} without running anything, in one transaction: versions up to it as
     * applied, as their files are now, those after it as undone.
     *
     * @param target a version that there is a migration to; empty for the state before the first one
     * @throws MigrationLockedException if another run doesn't end in time
     * @throws MigrationException if there is no such migration, or the history can't be written
     */
    public void stamp(Optional<SchemaVersion> target) {
        run(Scripts.up(scripts)).stamp(target);
    }

    /**
     * What an upgrade would run, as a script for {@code psql}, with the records of the history, one transaction a migration.
     * It needs no database, and stops with an error on one that isn't at {@code from}.
     *
     * @param from the version that the database is at; empty if no migration was ever applied to it
     * @param target the version to go to, after {@code from}
     * @throws MigrationException if one of the two has no migration, or {@code target} isn't after {@code from}
     */
    public String upgradeScript(Optional<SchemaVersion> from, SchemaVersion target) {
        return new PsqlScript(Scripts.up(scripts), lockTimeout).upgrade(from, target);
    }

    /**
     * What a downgrade would run, as a script for {@code psql}, with the records of the history, one transaction an undo. It
     * needs no database, and stops with an error on one that isn't at {@code from}. It doesn't ask about data that it discards.
     *
     * @param from the version that the database is at
     * @param target the version to go back to; empty for the state before the first migration
     * @throws MigrationException if one of the two has no migration, an undo is missing, or {@code target} isn't before
     *     {@code from}
     */
    public String downgradeScript(SchemaVersion from, Optional<SchemaVersion> target) {
        return new PsqlScript(Scripts.both(scripts), lockTimeout).downgrade(from, target);
    }

    private MigrationRun run(Scripts read) {
        return new MigrationRun(new RunSettings(dataSource, listener, lockTimeout, runTimeout), read);
    }

    private History read() {
        try (MigrationSession session = MigrationSession.open(dataSource)) {
            return History.of(session.history().rows());
        } catch (SQLException e) {
            throw Failures.history(e);
        }
    }

    private static void requirePositive(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException(steps + " is no number of versions to go. Give 1 or more.");
        }
    }
}
