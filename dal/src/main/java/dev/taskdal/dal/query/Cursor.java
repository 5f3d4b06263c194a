package dev.taskdal.dal.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskdal.dal.error.InvalidCursorException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A position in a list and a direction to read from it. Written as one byte of version, one of direction, four that tell
 * the list, eight of id, and the key; in the URL alphabet of Base64, without padding.
 */
record Cursor<K>(Direction direction, K key, long id) {

    private static final byte VERSION = 1;

    /** In the order of their bytes. */
    enum Direction {
        AFTER(true, false),
        BEFORE(false, false),
        FROM(true, true),
        UNTIL(false, true);

        private final boolean forward;
        private final boolean inclusive;

        Direction(boolean forward, boolean inclusive) {
            this.forward = forward;
            this.inclusive = inclusive;
        }

        boolean forward() {
            return forward;
        }

        boolean inclusive() {
            return inclusive;
        }
    }

    Cursor<K> turned(Direction other) {
        return new Cursor<>(other, key, id);
    }

    /** A first page is read forward. */
    static <K> Direction directionOf(Optional<Cursor<K>> cursor) {
        return cursor.isPresent() ? cursor.get().direction() : Direction.AFTER;
    }

    String encode(int tag, KeyBytes<K> keyBytes) {
        byte[] keyAsBytes = keyBytes.write(key);
        ByteBuffer buffer = ByteBuffer.allocate(2 + Integer.BYTES + Long.BYTES + keyAsBytes.length)
                .put(VERSION)
                .put((byte) direction.ordinal())
                .putInt(tag)
                .putLong(id)
                .put(keyAsBytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    static <K> Cursor<K> decode(String text, int tag, KeyBytes<K> keyBytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (buffer.get() != VERSION) {
                throw new InvalidCursorException("it is of another version");
            }
            int direction = buffer.get();
            if (direction < 0 || direction >= Direction.values().length) {
                throw new InvalidCursorException("it has no direction");
            }
            if (buffer.getInt() != tag) {
                throw new InvalidCursorException("it belongs to another list");
            }
            long id = buffer.getLong();
            return new Cursor<>(Direction.values()[direction], keyBytes.read(buffer), id);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new InvalidCursorException("it is damaged");
        }
    }

    /** Tells lists apart; not a signature. */
    static int tag(String list) {
        CRC32 crc = new CRC32();
        crc.update(list.getBytes(UTF_8));
        return (int) crc.getValue();
    }
}
