package dev.taskdal.migrator.proof;

/** The steps of the proof of one version. */
public enum Stage {
    /** The migration ran for the first time. */
    UP("up"),
    /** Rows were put into the tables: by seed scripts, then made up for those that were still empty. */
    ROWS("rows"),
    /** The undo script ran. */
    DOWN("down"),
    /** The migration ran again, on what the undo script had left. */
    UP_AGAIN("up again");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
