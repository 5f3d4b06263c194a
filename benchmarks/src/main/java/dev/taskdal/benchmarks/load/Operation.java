package dev.taskdal.benchmarks.load;

/** What requests do, and how many of a hundred. */
enum Operation {
    PAGE("page of 20", 30),
    BOARD("board", 25),
    FIND("task", 15),
    SEARCH("search by prefix", 6),
    UPDATE("change", 12),
    CREATE("create", 6),
    DELETE("delete", 6);

    private final String title;
    private final int share;

    Operation(String title, int share) {
        this.title = title;
        this.share = share;
    }

    String title() {
        return title;
    }

    int share() {
        return share;
    }

    /** Whether there is an endpoint that does it by hand-written JDBC. */
    boolean hasTwin() {
        return this == PAGE || this == BOARD;
    }

    /** Which one a number from 0 to 99 stands for. */
    static Operation at(int percent) {
        int upTo = 0;
        for (Operation operation : values()) {
            upTo += operation.share;
            if (percent < upTo) {
                return operation;
            }
        }
        throw new IllegalArgumentException("There is no operation at " + percent + " of " + upTo + ".");
    }
}
