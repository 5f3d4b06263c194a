package dev.taskdal.benchmarks.contestant;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** A type of ours, kept in a column of a plain type. */
final class MyBatisTypes {

    private MyBatisTypes() {}

    static <T> BaseTypeHandler<T> ofLong(Function<Long, T> read, Function<T, Long> write) {
        return new Handler<>(
                (statement, place, value) -> statement.setLong(place, write.apply(value)),
                (row, column) -> read.apply(row.getLong(column)));
    }

    static <T> BaseTypeHandler<T> ofText(Function<String, T> read, Function<T, String> write) {
        return new Handler<>(
                (statement, place, value) -> statement.setString(place, write.apply(value)),
                (row, column) -> read.apply(row.getString(column)));
    }

    private interface Writer<T> {
        void write(PreparedStatement statement, int place, T value) throws SQLException;
    }

    private interface Reader<T> {
        T read(ResultSet row, int column) throws SQLException;
    }

    /** All columns of the schema are NOT NULL. */
    private static final class Handler<T> extends BaseTypeHandler<T> {

        private final Writer<T> writer;
        private final Reader<T> reader;

        Handler(Writer<T> writer, Reader<T> reader) {
            this.writer = writer;
            this.reader = reader;
        }

        @Override
        public void setNonNullParameter(PreparedStatement statement, int place, T value, @Nullable JdbcType type)
                throws SQLException {
            writer.write(statement, place, value);
        }

        @Override
        public T getNullableResult(ResultSet row, String column) throws SQLException {
            return reader.read(row, row.findColumn(column));
        }

        @Override
        public T getNullableResult(ResultSet row, int column) throws SQLException {
            return reader.read(row, column);
        }

        @Override
        public T getNullableResult(CallableStatement statement, int column) {
            throw new UnsupportedOperationException("No procedure is called here.");
        }
    }
}
