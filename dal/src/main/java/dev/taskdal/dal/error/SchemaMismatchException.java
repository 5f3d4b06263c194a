package dev.taskdal.dal.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The jar and the database are of schemas that don't work together. The layer wasn't opened; nothing was changed. */
public final class SchemaMismatchException extends DalException {

    private static final long serialVersionUID = 1L;

    private final String jarVersion;
    private final @Nullable String databaseVersion;
    private final boolean databaseTooOld;

    private SchemaMismatchException(
            String message, String jarVersion, @Nullable String databaseVersion, boolean databaseTooOld) {
        super(message);
        this.jarVersion = jarVersion;
        this.databaseVersion = databaseVersion;
        this.databaseTooOld = databaseTooOld;
    }

    /** For a database that has to be migrated first; null if no migration was ever applied to it. */
    public static SchemaMismatchException databaseTooOld(
            String message, String jarVersion, @Nullable String databaseVersion) {
        return new SchemaMismatchException(message, jarVersion, databaseVersion, true);
    }

    /** For a database that wants a newer jar. */
    public static SchemaMismatchException jarTooOld(String message, String jarVersion, String databaseVersion) {
        return new SchemaMismatchException(message, jarVersion, databaseVersion, false);
    }

    /** The version of the schema that the jar was made for. */
    public String jarVersion() {
        return jarVersion;
    }

    /** The version of the schema that the database is at; empty if no migration was ever applied to it. */
    public Optional<String> databaseVersion() {
        return Optional.ofNullable(databaseVersion);
    }

    /** Whether it is the database that is too old, and has to be migrated first. Otherwise the jar is. */
    public boolean isDatabaseTooOld() {
        return databaseTooOld;
    }
}
