package dev.taskdal.dal.query;

import java.sql.PreparedStatement;
import java.sql.SQLException;
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
        Setter setter = Setter.of(Bindings.nameOf(parameter.getBinding()));
        if (setter == null) {
            return (statement, index, value) -> Bindings.set(parameter, statement, index, value);
        }
        Converter<Object, V> converter = (Converter<Object, V>) parameter.getConverter();
        boolean same = converter.fromType() == converter.toType();
        return new Plain<>(what, setter, same ? null : converter);
    }

    static OffsetDateTime time(String what, Instant value) {
        return Times.storable(what, value).atOffset(ZoneOffset.UTC);
    }

    /** The driver's setters. */
    private enum Setter {
        LONG(Types.BIGINT),
        INTEGER(Types.INTEGER),
        SHORT(Types.SMALLINT),
        BOOLEAN(Types.BOOLEAN),
        DOUBLE(Types.DOUBLE),
        STRING(Types.VARCHAR),
        UUID(Types.OTHER),
        INSTANT(Types.TIMESTAMP_WITH_TIMEZONE),
        ENUM(Types.VARCHAR);

        private final int sqlType;

        Setter(int sqlType) {
            this.sqlType = sqlType;
        }

        /** The one that a binding of jOOQ would call. */
        static @Nullable Setter of(String binding) {
            return switch (binding) {
                case "DefaultLongBinding" -> LONG;
                case "DefaultIntegerBinding" -> INTEGER;
                case "DefaultShortBinding" -> SHORT;
                case "DefaultBooleanBinding" -> BOOLEAN;
                case "DefaultDoubleBinding" -> DOUBLE;
                case "DefaultStringBinding" -> STRING;
                case "DefaultUUIDBinding" -> UUID;
                case "DefaultInstantBinding" -> INSTANT;
                case "DefaultEnumTypeBinding" -> ENUM;
                default -> null;
            };
        }
    }

    /**
     * By the driver's setter. One class with a switch, since lambdas in each other took an update 3 % more of the client's
     * processor (docs/decisions/0007).
     */
    private record Plain<V>(
            String what, Setter setter, @Nullable Converter<Object, V> converter) implements Writer<V> {

        @Override
        public void write(PreparedStatement statement, int index, @Nullable V value) throws SQLException {
            Object sent = converter == null ? value : converter.to(value);
            if (sent == null) {
                statement.setNull(index, setter.sqlType);
                return;
            }
            switch (setter) {
                case LONG -> statement.setLong(index, (Long) sent);
                case INTEGER -> statement.setInt(index, (Integer) sent);
                case SHORT -> statement.setShort(index, (Short) sent);
                case BOOLEAN -> statement.setBoolean(index, (Boolean) sent);
                case DOUBLE -> statement.setDouble(index, (Double) sent);
                case STRING -> statement.setString(index, Text.storable(what, (String) sent));
                case UUID -> statement.setObject(index, (UUID) sent);
                case INSTANT -> statement.setObject(index, time(what, (Instant) sent));
                // As text, which the cast in the SQL takes. Of a value without a type the driver asks the server,
                // and from then on it no longer sends that statement together with others.
                case ENUM -> statement.setString(index, ((EnumType) sent).getLiteral());
            }
        }
    }
}
