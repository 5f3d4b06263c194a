package dev.taskdal.dal.query;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Binds values of one type. */
@FunctionalInterface
interface Writer<V> {

    void write(PreparedStatement statement, int index, @Nullable V value) throws SQLException;
}
