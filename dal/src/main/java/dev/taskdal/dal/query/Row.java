package dev.taskdal.dal.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The current row of a result. One object for all rows. */
final class Row {

    private final ResultSet rows;
    private final Reader<?>[] readers;

    Row(ResultSet rows, Reader<?>[] readers) {
        this.rows = rows;
        this.readers = readers;
    }

    boolean next() throws SQLException {
        return rows.next();
    }

    /**
     * A column of it.
     *
     * @param column counted from 0
     */
    @SuppressWarnings("unchecked")
    <V> @Nullable V get(int column) throws SQLException {
        return (V) readers[column].read(rows, column + 1);
    }
}
