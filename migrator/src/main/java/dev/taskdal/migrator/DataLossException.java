package dev.taskdal.migrator;

import java.util.List;

/** A downgrade that was refused since it would discard data. Its own script was rolled back; its message names the data. */
public final class DataLossException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final transient List<LostData> lost;

    DataLossException(String message, List<LostData> lost) {
        super(message);
        this.lost = List.copyOf(lost);
    }

    /** What would be lost, table by table and column by column; never empty. */
    public List<LostData> lost() {
        return lost;
    }
}
