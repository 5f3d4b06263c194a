package dev.taskdal.dal.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads values of one type. */
@FunctionalInterface
interface Reader<V> {

    @Nullable
    V read(ResultSet rows, int index) throws SQLException;
}
