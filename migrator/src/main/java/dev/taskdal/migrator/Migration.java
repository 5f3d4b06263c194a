package dev.taskdal.migrator;

/**
 * One migration script.
 *
 * @param version the version that it leads to
 * @param description what it does, in the words of its file name
 * @param script its file name
 */
public record Migration(SchemaVersion version, String description, String script) {

    @Override
    public String toString() {
        return version + " " + description;
    }
}
