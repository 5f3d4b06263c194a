package dev.taskdal.dal;

import dev.taskdal.dal.error.SchemaMismatchException;
import dev.taskdal.schema.SchemaVersion;
import org.jspecify.annotations.Nullable;

/**
 * Whether a jar fits a database: the jar says how old the schema may be, the database how old the jar may be.
 *
 * @param jar the version of the schema that the jar was made for
 * @param oldestAccepted the oldest version that the jar works with
 */
record SchemaHandshake(String jar, String oldestAccepted) {

    static SchemaHandshake ofThisJar() {
        return new SchemaHandshake(SchemaVersion.generatedFrom(), SchemaVersion.oldestAccepted());
    }

    /** @throws SchemaMismatchException if they don't work together */
    void with(DatabaseSchema database) {
        if (database.version().isEmpty()) {
            throw databaseTooOld("has no schema yet", null);
        }
        String version = database.version().get();
        if (isOlder(version, oldestAccepted)) {
            throw databaseTooOld("is at schema version " + version, version);
        }
        if (!isOlder(jar, version)) {
            return;
        }
        if (database.oldestCompatible().isEmpty()) {
            throw jarTooOld(
                    version,
                    " and doesn't say that it works with older jars; this one was made for " + jar
                            + ". Use a jar made for " + version + ". If the database was migrated by other means than"
                            + " ./db, then ./db upgrade makes it say so, even with nothing to apply.");
        }
        String oldest = database.oldestCompatible().get();
        if (isOlder(jar, oldest)) {
            throw jarTooOld(
                    version,
                    ", which works with jars made for " + oldest + " or newer; this one was made for " + jar
                            + ". Use a newer jar.");
        }
    }

    private SchemaMismatchException databaseTooOld(String state, @Nullable String version) {
        return SchemaMismatchException.databaseTooOld(
                "The database " + state + "; this jar was made for version " + jar + " and works with none older"
                        + (isOlder(oldestAccepted, jar) ? " than " + oldestAccepted : "")
                        + ". Migrate the database first, as a role that may change it: ./db upgrade, or the service's"
                        + " --migrate.",
                jar,
                version);
    }

    private SchemaMismatchException jarTooOld(String version, String rest) {
        return SchemaMismatchException.jarTooOld("The database is at schema version " + version + rest, jar, version);
    }

    private static boolean isOlder(String one, String other) {
        return SchemaOrder.OLDEST_FIRST.compare(one, other) < 0;
    }
}
