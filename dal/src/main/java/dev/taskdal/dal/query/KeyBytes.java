package dev.taskdal.dal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskdal.dal.error.InvalidCursorException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** How the key of a cursor is written, and how it is read and checked. */
record KeyBytes<K>(Function<K, byte[]> writer, Function<ByteBuffer, K> reader) {

    /** Microseconds since 1970, which is what {@code timestamptz} holds: milliseconds would skip rows. */
    static final KeyBytes<Instant> TIME = new KeyBytes<>(KeyBytes::writeTime, KeyBytes::readTime);

    static final KeyBytes<String> TEXT = new KeyBytes<>(text -> text.getBytes(UTF_8), KeyBytes::readText);

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
        Instant time = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
        if (buffer.hasRemaining() || !Times.isStorable(time)) {
            throw new InvalidCursorException("it is damaged");
        }
        return time;
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
