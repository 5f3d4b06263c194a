package dev.taskdal.migrator;

import org.flywaydb.core.api.MigrationVersion;

/**
 * The version of a schema, as the name of its migration script says it. {@code 1}, {@code 001} and {@code 0001} are the
 * same version; {@link #toString()} gives it as it was written. Immutable.
 */
public final class SchemaVersion implements Comparable<SchemaVersion> {

    private final MigrationVersion version;
    private final String text;

    private SchemaVersion(MigrationVersion version, String text) {
        this.version = version;
        this.text = text;
    }

    /**
     * Reads a version.
     *
     * @param text digits, with dots or underscores between groups of them, such as {@code 0001} or {@code 2.1}
     * @throws IllegalArgumentException if {@code text} is anything else
     */
    public static SchemaVersion parse(String text) {
        String version = text.strip();
        if (!version.matches("\\d+([._]\\d+)*")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a schema version. Give the number of a migration, such as 0001.");
        }
        return new SchemaVersion(MigrationVersion.fromVersion(version), version);
    }

    static SchemaVersion of(MigrationVersion version) {
        return new SchemaVersion(version, version.getRawVersion());
    }

    @Override
    public int compareTo(SchemaVersion other) {
        return version.compareTo(other.version);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SchemaVersion that && version.equals(that.version);
    }

    @Override
    public int hashCode() {
        return version.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
