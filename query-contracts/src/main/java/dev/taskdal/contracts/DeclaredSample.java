package dev.taskdal.contracts;

/**
 * A sample and what it is of.
 *
 * @param writes whether it has to be undone
 * @param bounded whether the small database can't make it cost what it can cost
 */
record DeclaredSample(Declared query, String description, boolean writes, boolean bounded, Sample code) {

    String title() {
        return query.name() + ": " + description;
    }
}
