package dev.taskdal.dal.query;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.Converter;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * How parameters are bound: by the driver's own setter where jOOQ's binding would do no more than that, and through
 * jOOQ's binding else. Text and times are checked first, since not all that Java has can be stored.
 */
final class Writers {

    private Writers() {}

    @SuppressWarnings("unchecked")
    static <V> Writer<V> of(String what, Field<V> parameter) {
        Writer<Object> plain = plain(what, Bindings.nameOf(parameter.getBinding()));
        if (plain == null) {
            return (statement, index, value) -> Bindings.set(parameter, statement, index, value);
        }
        Converter<Object, V> converter = (Converter<Object, V>) parameter.getConverter();
        return converter.fromType() == converter.toType()
                ? (Writer<V>) plain
                : (statement, index, value) -> plain.write(statement, index, converter.to(value));
    }

    private static @Nullable Writer<Object> plain(String what, String binding) {
        return switch (binding) {
            case "DefaultLongBinding" -> orNull(Types.BIGINT, (s, i, value) -> s.setLong(i, (Long) value));
            case "DefaultIntegerBinding" -> orNull(Types.INTEGER, (s, i, value) -> s.setInt(i, (Integer) value));
            case "DefaultShortBinding" -> orNull(Types.SMALLINT, (s, i, value) -> s.setShort(i, (Short) value));
            case "DefaultBooleanBinding" -> orNull(Types.BOOLEAN, (s, i, value) -> s.setBoolean(i, (Boolean) value));
            case "DefaultDoubleBinding" -> orNull(Types.DOUBLE, (s, i, value) -> s.setDouble(i, (Double) value));
            case "DefaultStringBinding" ->
                orNull(Types.VARCHAR, (s, i, value) -> s.setString(i, Text.storable(what, (String) value)));
            case "DefaultUUIDBinding" -> orNull(Types.OTHER, (s, i, value) -> s.setObject(i, (UUID) value));
            case "DefaultInstantBinding" ->
                orNull(Types.TIMESTAMP_WITH_TIMEZONE, (s, i, value) -> s.setObject(i, time(what, (Instant) value)));
            // As text, which the cast in the SQL takes. The driver asks the server about a value without a type, and
            // from
            // then on it no longer sends that statement together with others.
            case "DefaultEnumTypeBinding" ->
                orNull(Types.VARCHAR, (s, i, value) -> s.setString(i, ((EnumType) value).getLiteral()));
            default -> null;
        };
    }

    private static Writer<Object> orNull(int type, Writer<Object> writer) {
        return (statement, index, value) -> {
            if (value == null) {
                statement.setNull(index, type);
            } else {
                writer.write(statement, index, value);
            }
        };
    }

    static OffsetDateTime time(String what, Instant value) {
        return Times.storable(what, value).atOffset(ZoneOffset.UTC);
    }
}
