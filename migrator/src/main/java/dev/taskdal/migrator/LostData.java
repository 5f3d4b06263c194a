package dev.taskdal.migrator;

/**
 * Data that an undo script would discard.
 *
 * @param script the file name of the undo script
 * @param object the table or column, with its schema, quoted where it has to be, such as {@code public.task.priority}
 * @param rows how many rows are concerned: all of a table, those of a column that differ from its default, those that a
 *     statement deletes
 * @param what what happens to them, in words, such as {@code values that differ from its default}
 */
public record LostData(String script, String object, long rows, String what) {

    @Override
    public String toString() {
        return script + " discards " + object + ": " + rows + " " + what;
    }
}
