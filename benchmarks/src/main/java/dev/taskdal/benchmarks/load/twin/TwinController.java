package dev.taskdal.benchmarks.load.twin;

import java.nio.ByteBuffer;
import java.security.Principal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Careful JDBC: statements that are prepared once a connection, one connection a request, no work that isn't needed. */
@RestController
@RequestMapping("/api/twin")
public class TwinController {

    private static final int COUNT_LIMIT = 1000;

    private static final String COLUMNS = "id, title, description, status, priority, version, created_at, updated_at";

    private static final String NEWEST = "select " + COLUMNS + " from task where user_id = ?";

    private static final String IN_ORDER = " order by created_at desc, id desc limit ";

    private static final String COUNTS = "select s.status, (select count(*) from"
            + " (select 1 from task where user_id = ? and status = s.status limit " + (COUNT_LIMIT + 1) + ") capped)"
            + " from unnest(enum_range(cast(null as task_status))) s (status) order by s.status";

    private static final String TAGS = "select l.task_id, t.id, t.name from task_tag l join tag t"
            + " on t.user_id = l.user_id and t.id = l.tag_id where l.user_id = ? and l.task_id = any(?)"
            + " order by l.task_id, lower(t.name), t.id";

    private static final String CATEGORIES = "select l.task_id, c.id, c.name from task_category l join category c"
            + " on c.user_id = l.user_id and c.id = l.category_id where l.user_id = ? and l.task_id = any(?)"
            + " order by l.task_id, lower(c.name), c.id";

    private final DataSource dataSource;

    TwinController(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    record TaskJson(
            long id,
            String title,
            String description,
            String status,
            String priority,
            int version,
            Instant createdAt,
            Instant updatedAt,
            List<LabelJson> tags,
            List<LabelJson> categories) {}

    record LabelJson(long id, String name) {}

    record Listing(
            List<TaskJson> items,
            @Nullable String next,
            @Nullable String prev) {}

    record Column(
            String status,
            int count,
            boolean countCapped,
            List<TaskJson> items,
            @Nullable String next) {}

    record Board(List<Column> columns) {}

    @GetMapping("/tasks")
    ResponseEntity<Listing> page(Principal principal, @RequestParam int size) throws SQLException {
        long user = Long.parseLong(principal.getName());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEWEST + IN_ORDER + (size + 1))) {
            statement.setLong(1, user);
            List<TaskJson> rows = tasks(statement);
            List<TaskJson> items = labelled(connection, user, rows.size() > size ? rows.subList(0, size) : rows);
            String next = rows.size() > size ? "/api/twin/tasks?size=" + size + "&cursor=" + cursor(items) : null;
            ResponseEntity.BodyBuilder response = ResponseEntity.ok();
            if (next != null) {
                response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
            }
            return response.body(new Listing(items, next, null));
        }
    }

    @GetMapping("/board")
    Board board(Principal principal, @RequestParam int size) throws SQLException {
        long user = Long.parseLong(principal.getName());
        try (Connection connection = dataSource.getConnection()) {
            Map<String, Integer> counts = counts(connection, user);
            List<String> statuses = new ArrayList<>(counts.keySet());
            List<List<TaskJson>> columns = new ArrayList<>();
            List<TaskJson> all = new ArrayList<>();
            try (PreparedStatement statement =
                    connection.prepareStatement(NEWEST + " and status = ?::task_status" + IN_ORDER + size)) {
                for (String status : statuses) {
                    statement.setLong(1, user);
                    statement.setString(2, status);
                    columns.add(tasks(statement));
                    all.addAll(columns.get(columns.size() - 1));
                }
            }
            all = labelled(connection, user, all);
            List<Column> shown = new ArrayList<>();
            int start = 0;
            for (int i = 0; i < statuses.size(); i++) {
                List<TaskJson> items = all.subList(start, start + columns.get(i).size());
                start += items.size();
                shown.add(column(statuses.get(i), counts.get(statuses.get(i)), items, size));
            }
            return new Board(shown);
        }
    }

    private static Column column(String status, int counted, List<TaskJson> items, int size) {
        return new Column(
                status,
                Math.min(counted, COUNT_LIMIT),
                counted > COUNT_LIMIT,
                items,
                counted > items.size()
                        ? "/api/tasks?status=" + status + "&size=" + size + "&cursor=" + cursor(items)
                        : null);
    }

    private static List<TaskJson> tasks(PreparedStatement statement) throws SQLException {
        List<TaskJson> tasks = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                tasks.add(new TaskJson(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getObject(8, OffsetDateTime.class).toInstant(),
                        List.of(),
                        List.of()));
            }
        }
        return tasks;
    }

    private static Map<String, Integer> counts(Connection connection, long user) throws SQLException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COUNTS)) {
            statement.setLong(1, user);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getString(1), row.getInt(2));
                }
            }
        }
        return counts;
    }

    private static List<TaskJson> labelled(Connection connection, long user, List<TaskJson> tasks) throws SQLException {
        if (tasks.isEmpty()) {
            return tasks;
        }
        Array ids = connection.createArrayOf(
                "bigint", tasks.stream().map(TaskJson::id).toArray());
        Map<Long, List<LabelJson>> tags = labels(connection, TAGS, user, ids);
        Map<Long, List<LabelJson>> categories = labels(connection, CATEGORIES, user, ids);
        return tasks.stream()
                .map(task -> new TaskJson(
                        task.id(),
                        task.title(),
                        task.description(),
                        task.status(),
                        task.priority(),
                        task.version(),
                        task.createdAt(),
                        task.updatedAt(),
                        tags.getOrDefault(task.id(), List.of()),
                        categories.getOrDefault(task.id(), List.of())))
                .toList();
    }

    private static Map<Long, List<LabelJson>> labels(Connection connection, String sql, long user, Array tasks)
            throws SQLException {
        Map<Long, List<LabelJson>> labels = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, user);
            statement.setArray(2, tasks);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    labels.computeIfAbsent(row.getLong(1), task -> new ArrayList<>())
                            .add(new LabelJson(row.getLong(2), row.getString(3)));
                }
            }
        }
        return labels;
    }

    /** A service needs cursors whatever it reads rows with. */
    private static String cursor(List<TaskJson> items) {
        TaskJson last = items.get(items.size() - 1);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, last.createdAt()))
                        .putLong(last.id())
                        .array());
    }
}
