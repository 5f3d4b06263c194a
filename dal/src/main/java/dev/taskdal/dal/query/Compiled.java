package dev.taskdal.dal.query;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What all compiled queries have. Immutable and thread-safe: a constant of the class that uses it.
 *
 * <p>Each of their methods that runs one throws, besides what it says,
 *
 * <ul>
 *   <li>{@link dev.taskdal.dal.error.InvalidValueException} if an argument is null where its column is NOT NULL, or is a
 *       text or an instant that PostgreSQL can't store;
 *   <li>another {@link dev.taskdal.dal.error.DalException} if the database can't be reached or refuses;
 *   <li>{@link IllegalStateException} if a row has a null that what it is made into can't take.
 * </ul>
 */
public abstract class Compiled {

    private final String name;
    private final Contract contract;
    private final boolean writes;

    Compiled(String name, Contract contract, boolean writes) {
        this.name = name;
        this.contract = contract;
        this.writes = writes;
    }

    /** With the name of its set: {@code Tasks.find}. */
    public final String name() {
        return name;
    }

    /** What it promises. */
    public final Contract contract() {
        return contract;
    }

    /** Whether it is anything but a select. */
    final boolean writes() {
        return writes;
    }

    /**
     * Its statements as they are sent, with question marks for parameters, by what each is for; for most queries one, of
     * the name {@code ""}.
     */
    public final Map<String, String> statements() {
        Map<String, String> statements = new LinkedHashMap<>();
        texts().forEach((statement, text) -> statements.put(statement, text.sql()));
        return statements;
    }

    abstract Map<String, SqlText> texts();

    @Override
    public final String toString() {
        return "query " + name;
    }
}
