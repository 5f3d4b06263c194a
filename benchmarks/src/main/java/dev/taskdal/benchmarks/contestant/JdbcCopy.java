package dev.taskdal.benchmarks.contestant;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskdal.dal.task.NewTask;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Inserts through {@code COPY}, as text: the fastest way in that PostgreSQL documents. */
final class JdbcCopy {

    private static final int BUFFER = 1 << 16;

    private JdbcCopy() {}

    static void insert(Connection connection, List<NewTask> tasks) throws SQLException {
        PGConnection server = connection.unwrap(PGConnection.class);
        try (Writer copy = new BufferedWriter(
                new OutputStreamWriter(new PGCopyOutputStream(server, Sql.COPY, BUFFER), UTF_8), BUFFER)) {
            for (NewTask task : tasks) {
                copy.append(Long.toString(task.userId().value())).append('\t');
                escape(task.title(), copy);
                copy.append('\t');
                escape(task.description(), copy);
                copy.append('\t').append(task.status().getLiteral());
                copy.append('\t').append(task.priority().getLiteral()).append('\n');
            }
        } catch (IOException e) {
            throw new SQLException("COPY failed.", e);
        }
    }

    private static void escape(String value, Writer copy) throws IOException {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> copy.append("\\\\");
                case '\n' -> copy.append("\\n");
                case '\r' -> copy.append("\\r");
                case '\t' -> copy.append("\\t");
                default -> copy.append(c);
            }
        }
    }
}
