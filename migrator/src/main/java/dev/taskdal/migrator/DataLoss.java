package dev.taskdal.migrator;

/** What a downgrade does where an undo script would discard data. */
public enum DataLoss {
    /** It counts what would be lost and throws a {@link DataLossException}. */
    REFUSED,
    /** It goes on. */
    ACCEPTED
}
