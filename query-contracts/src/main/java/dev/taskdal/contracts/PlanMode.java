package dev.taskdal.contracts;

/** How the server comes to the plan of a prepared statement. */
enum PlanMode {
    /** Planned for its arguments. The execution before the measured one fills the caches. */
    CUSTOM("custom plan", "force_custom_plan", 1),

    /** Planned once, without them. */
    GENERIC("generic plan", "force_generic_plan", 1),

    /** What the server chooses by itself: after five custom plans it compares their cost to that of a generic one. */
    AUTO("auto after ten executions", "auto", 10);

    private final String title;
    private final String setting;
    private final int executionsBefore;

    PlanMode(String title, String setting, int executionsBefore) {
        this.title = title;
        this.setting = setting;
        this.executionsBefore = executionsBefore;
    }

    String title() {
        return title;
    }

    String setting() {
        return setting;
    }

    int executionsBefore() {
        return executionsBefore;
    }
}
