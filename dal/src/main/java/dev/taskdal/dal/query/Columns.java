package dev.taskdal.dal.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.TableImpl;

/** The columns of a result, and how each row is made into a value. */
final class Columns<T> {

    private final String query;
    private final List<Field<?>> fields;
    private final Reader<?>[] readers;
    private final Reader<?>[] binaryReaders;
    private final BinaryInstants instants;
    private final Mapping.Reading<T> reading;

    private Columns(String query, List<Field<?>> fields, Mapping.Reading<T> reading) {
        this.query = query;
        this.fields = List.copyOf(fields);
        this.readers = new Reader<?>[fields.size()];
        this.binaryReaders = new Reader<?>[fields.size()];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = Readers.of(fields.get(i));
            binaryReaders[i] = Readers.ofBinary(fields.get(i), readers[i]);
        }
        this.instants = BinaryInstants.among(fields);
        this.reading = reading;
    }

    static <R extends Record, T> Columns<T> of(String query, List<Field<?>> fields, Mapping<R, T> mapping) {
        for (int i = 0; i < mapping.columns; i++) {
            Field<?> field = fields.get(i);
            if (isNullable(field) && Primitives.takes(mapping, fields, i)) {
                throw new IllegalArgumentException("Query " + query + " reads column " + field.getName()
                        + ", which can be null, into a primitive. Give that component of the record the type "
                        + field.getType().getSimpleName() + ", or make the column NOT NULL.");
            }
        }
        return new Columns<>(query, fields, mapping.reading);
    }

    /** Of a column of a generated table; of anything else, jOOQ says that it is nullable. */
    private static boolean isNullable(Field<?> field) {
        return field instanceof TableField<?, ?> column
                && column.getTable() instanceof TableImpl<?> table
                && table.getClass() != TableImpl.class
                && column.getDataType().nullable();
    }

    Row row(ResultSet rows) throws SQLException {
        return new Row(rows, instants.areIn(rows) ? binaryReaders : readers);
    }

    T value(Row row) throws SQLException {
        try {
            return reading.of(row);
        } catch (NullPointerException e) {
            throw explained(row, e);
        }
    }

    List<T> values(ResultSet rows, Execution execution) throws SQLException {
        Row row = row(rows);
        List<T> values = new ArrayList<>();
        while (row.next()) {
            values.add(value(row));
        }
        execution.rows += values.size();
        return values;
    }

    /** A null from an outer join or an expression, of which nobody knew before. */
    private RuntimeException explained(Row row, NullPointerException e) throws SQLException {
        List<String> nulls = new ArrayList<>();
        for (int i = 0; i < readers.length; i++) {
            if (row.get(i) == null) {
                nulls.add(fields.get(i).getName());
            }
        }
        return nulls.isEmpty()
                ? e
                : new IllegalStateException(
                        "Query " + query + " read null in " + String.join(", ", nulls)
                                + ", which what it is made into can't"
                                + " take. Give it a type that can be null, or a default by coalesce.",
                        e);
    }
}
