package dev.taskdal.migrator;

/**
 * A script with its text. Immutable.
 *
 * @param migration its version, description and file name
 * @param text all of it, without a byte order mark
 * @param checksum as Flyway computes it
 */
record Script(Migration migration, String text, int checksum) {

    SchemaVersion version() {
        return migration.version();
    }

    String name() {
        return migration.script();
    }

    /** @throws MigrationException if the header is malformed, with the name of the file */
    ScriptHeader header() {
        try {
            return ScriptHeader.of(text);
        } catch (IllegalArgumentException e) {
            throw new MigrationException(name() + ": " + e.getMessage() + " Nothing was changed.", e);
        }
    }
}
