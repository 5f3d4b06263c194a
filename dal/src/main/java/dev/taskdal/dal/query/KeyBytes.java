package dev.taskdal.dal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskdal.dal.error.InvalidCursorException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jooq.Converter;
import org.jooq.EnumType;
import org.jspecify.annotations.Nullable;

/** How the key of a cursor is written, and how it is read and checked. */
record KeyBytes<K>(Function<K, byte[]> writer, Function<ByteBuffer, K> reader) {

    /** Microseconds since 1970, which is what {@code timestamptz} holds: milliseconds would skip rows. */
    static final KeyBytes<Instant> TIME = new KeyBytes<>(KeyBytes::writeTime, KeyBytes::readTime);

    static final KeyBytes<String> TEXT = new KeyBytes<>(text -> text.getBytes(UTF_8), KeyBytes::readText);

    static <I> KeyBytes<I> id(Converter<Long, I> converter) {
        return new KeyBytes<>(
                id -> ByteBuffer.allocate(Long.BYTES).putLong(converter.to(id)).array(),
                buffer -> converter.from(whole(buffer, buffer.getLong())));
    }

    /** The time, then the name of the rank: its number would be another's once the enum gets a new value. */
    static <R extends Enum<R> & EnumType> KeyBytes<Ranked<R>> ranked(Class<R> type) {
        return new KeyBytes<>(
                key -> {
                    byte[] rank = key.rank().getLiteral().getBytes(UTF_8);
                    return ByteBuffer.allocate(Long.BYTES + rank.length)
                            .put(writeTime(key.time()))
                            .put(rank)
                            .array();
                },
                buffer -> {
                    Instant time = storable(buffer.getLong());
                    R rank = EnumType.lookupLiteral(type, readText(buffer));
                    return new Ranked<>(whole(buffer, rank), time);
                });
    }

    byte[] write(K key) {
        return writer.apply(key);
    }

    K read(ByteBuffer buffer) {
        return reader.apply(buffer);
    }

    private static byte[] writeTime(Instant time) {
        return ByteBuffer.allocate(Long.BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, time))
                .array();
    }

    private static Instant readTime(ByteBuffer buffer) {
        return whole(buffer, storable(buffer.getLong()));
    }

    private static Instant storable(long micros) {
        Instant time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        if (!Times.isStorable(time)) {
            throw new InvalidCursorException("it is damaged");
        }
        return time;
    }

    /** A value that was read to the last byte, and is one. */
    private static <V> V whole(ByteBuffer buffer, @Nullable V value) {
        if (buffer.hasRemaining() || value == null) {
            throw new InvalidCursorException("it is damaged");
        }
        return value;
    }

    private static String readText(ByteBuffer buffer) {
        try {
            String text = UTF_8.newDecoder().decode(buffer).toString();
            if (text.indexOf('\0') >= 0) {
                throw new InvalidCursorException("it is damaged");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new InvalidCursorException("it is damaged");
        }
    }
}
