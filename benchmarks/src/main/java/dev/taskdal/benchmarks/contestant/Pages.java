package dev.taskdal.benchmarks.contestant;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskdal.dal.Page;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.task.Task;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The hand-written pages of all but the {@code dal}: a service needs cursors whatever it reads the rows with. They hold
 * a direction, the id and the key of a row, in the URL alphabet of Base64; unlike those of the {@code dal} they don't
 * tell which list they belong to.
 */
final class Pages {

    private static final byte AFTER = 0;
    private static final byte BEFORE = 1;

    private Pages() {}

    /**
     * Where a page starts.
     *
     * @param createdAt of the last row of the page before
     * @param id of the same row
     */
    record Position(Instant createdAt, long id) {}

    /** The position that a request's cursor holds. */
    static Optional<Position> position(PageRequest request) {
        return request.cursor().map(text -> {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.get() != AFTER) {
                throw new IllegalArgumentException("These pages are only read forward.");
            }
            long id = bytes.getLong();
            return new Position(Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS), id);
        });
    }

    /** A page from its rows, of which one more was read than was asked for. */
    static Page<Task> newestFirst(List<Task> rows, PageRequest request) {
        boolean more = rows.size() > request.size();
        List<Task> items = more ? rows.subList(0, request.size()) : rows;
        return new Page<>(
                items,
                more ? Optional.of(cursor(AFTER, items.get(items.size() - 1))) : Optional.empty(),
                request.cursor().isPresent() ? Optional.of(cursor(BEFORE, items.get(0))) : Optional.empty());
    }

    /** The first page of a search from its rows, of which one more was read than was asked for. */
    static Page<Task> byTitle(List<TitledTask> rows, int size) {
        boolean more = rows.size() > size;
        List<TitledTask> items = more ? rows.subList(0, size) : rows;
        return new Page<>(
                items.stream().map(TitledTask::task).toList(),
                more ? Optional.of(cursor(items.get(items.size() - 1))) : Optional.empty(),
                Optional.empty());
    }

    private static String cursor(byte direction, Task task) {
        return text(ByteBuffer.allocate(1 + 2 * Long.BYTES)
                .put(direction)
                .putLong(task.id().value())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, task.createdAt())));
    }

    private static String cursor(TitledTask row) {
        byte[] key = row.lowered().getBytes(UTF_8);
        return text(ByteBuffer.allocate(1 + Long.BYTES + key.length)
                .put(AFTER)
                .putLong(row.task().id().value())
                .put(key));
    }

    private static String text(ByteBuffer bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
