package dev.taskdal.dal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.jooq.Converter;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * How columns are read: by the driver's own getter where jOOQ's binding would do no more than that, and through jOOQ's
 * binding else. A page of 20 is a fifth slower if everything goes through bindings.
 */
final class Readers {

    private static final String INSTANT = "DefaultInstantBinding";

    private Readers() {}

    static Reader<?> of(Field<?> column) {
        Reader<?> plain = plain(column);
        return plain == null
                ? (rows, index) -> Bindings.get(column, rows, index)
                : converted(plain, column.getConverter());
    }

    /** For results in which {@link BinaryInstants} are. */
    static Reader<?> ofBinary(Field<?> column, Reader<?> other) {
        return isInstant(column) ? converted(BinaryInstants::read, column.getConverter()) : other;
    }

    static boolean isInstant(Field<?> column) {
        return Bindings.nameOf(column.getBinding()).equals(INSTANT);
    }

    private static @Nullable Reader<?> plain(Field<?> column) {
        return switch (Bindings.nameOf(column.getBinding())) {
            case "DefaultLongBinding" -> Readers::readLong;
            case "DefaultIntegerBinding" -> Readers::readInteger;
            case "DefaultShortBinding" -> Readers::readShort;
            case "DefaultBooleanBinding" -> Readers::readBoolean;
            case "DefaultDoubleBinding" -> Readers::readDouble;
            case "DefaultStringBinding" -> ResultSet::getString;
            case "DefaultBigDecimalBinding" -> ResultSet::getBigDecimal;
            case "DefaultUUIDBinding" -> (rows, index) -> rows.getObject(index, UUID.class);
            case "DefaultOffsetDateTimeBinding" -> (rows, index) -> rows.getObject(index, OffsetDateTime.class);
            case INSTANT -> Readers::readInstant;
            case "DefaultEnumTypeBinding" -> ofEnum(column.getConverter().fromType());
            default -> null;
        };
    }

    @SuppressWarnings("unchecked")
    private static Reader<?> converted(Reader<?> plain, Converter<?, ?> converter) {
        if (converter.fromType() == converter.toType()) {
            return plain;
        }
        Converter<Object, ?> any = (Converter<Object, ?>) converter;
        return (rows, index) -> any.from(plain.read(rows, index));
    }

    /** By the bytes of the label, of which the driver would make a text each time. */
    private static Reader<?> ofEnum(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        byte[][] labels = new byte[constants.length][];
        for (int i = 0; i < constants.length; i++) {
            labels[i] = ((EnumType) constants[i]).getLiteral().getBytes(UTF_8);
        }
        return (rows, index) -> {
            byte[] sent = rows.getBytes(index);
            if (sent == null) {
                return null;
            }
            for (int i = 0; i < labels.length; i++) {
                if (Arrays.equals(labels[i], sent)) {
                    return constants[i];
                }
            }
            throw new SQLException("The database has the value " + rows.getString(index) + ", which " + type.getName()
                    + " doesn't. Generate the classes from the schema that the database has.");
        };
    }

    private static @Nullable Long readLong(ResultSet rows, int index) throws SQLException {
        long value = rows.getLong(index);
        return value == 0 && rows.wasNull() ? null : value;
    }

    private static @Nullable Integer readInteger(ResultSet rows, int index) throws SQLException {
        int value = rows.getInt(index);
        return value == 0 && rows.wasNull() ? null : value;
    }

    private static @Nullable Short readShort(ResultSet rows, int index) throws SQLException {
        short value = rows.getShort(index);
        return value == 0 && rows.wasNull() ? null : value;
    }

    private static @Nullable Boolean readBoolean(ResultSet rows, int index) throws SQLException {
        boolean value = rows.getBoolean(index);
        return !value && rows.wasNull() ? null : value;
    }

    private static @Nullable Double readDouble(ResultSet rows, int index) throws SQLException {
        double value = rows.getDouble(index);
        return value == 0 && rows.wasNull() ? null : value;
    }

    private static @Nullable Instant readInstant(ResultSet rows, int index) throws SQLException {
        OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
