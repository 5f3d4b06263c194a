package dev.taskdal.dal.query;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGResultSetMetaData;
import org.postgresql.util.ByteConverter;

/**
 * The instants of a result as the server sends them once it has prepared the statement: eight bytes, which count
 * microseconds. The driver makes a date and a time of day of each first, which is a quarter of what a row costs to read.
 */
final class BinaryInstants {

    /** Of {@link PGResultSetMetaData#getFormat}. */
    private static final int BINARY = 1;

    private static final long MICROS = 1_000_000;

    /** PostgreSQL counts from 2000. */
    private static final long SECONDS_BEFORE =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private final int[] columns;
    private volatile boolean checked;

    private BinaryInstants(int[] columns) {
        this.columns = columns;
    }

    static BinaryInstants among(List<Field<?>> fields) {
        int[] columns = new int[fields.size()];
        int found = 0;
        for (int i = 0; i < fields.size(); i++) {
            if (Readers.isInstant(fields.get(i))) {
                columns[found++] = i + 1;
            }
        }
        return new BinaryInstants(Arrays.copyOf(columns, found));
    }

    /** Whether they are sent like that in this result: how, depends on how often its connection has run the statement. */
    boolean areIn(ResultSet rows) throws SQLException {
        if (columns.length == 0) {
            return false;
        }
        ResultSetMetaData sent = rows.getMetaData();
        return sent instanceof PGResultSetMetaData formats && formats.getFormat(columns[0]) == BINARY && areTimes(sent);
    }

    /** The server's types don't depend on the result. What is no time, the driver refuses. */
    private boolean areTimes(ResultSetMetaData sent) throws SQLException {
        if (!checked) {
            for (int column : columns) {
                if (sent.getColumnType(column) != Types.TIMESTAMP) {
                    return false;
                }
            }
            checked = true;
        }
        return true;
    }

    static @Nullable Instant read(ResultSet rows, int index) throws SQLException {
        byte[] sent = rows.getBytes(index);
        if (sent == null) {
            return null;
        }
        long micros = ByteConverter.int8(sent, 0);
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            // Infinity, of which the driver has an idea.
            return rows.getObject(index, OffsetDateTime.class).toInstant();
        }
        long seconds = micros / MICROS;
        return Instant.ofEpochSecond(SECONDS_BEFORE + seconds, micros % MICROS * 1000);
    }
}
