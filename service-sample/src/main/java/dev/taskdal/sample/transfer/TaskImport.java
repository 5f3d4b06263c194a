package dev.taskdal.sample.transfer;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Transaction;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.sample.web.JsonReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes tasks from lines. A line that can't be a task is rejected, and the others are imported. If the database fails, none
 * is: all of it is one transaction. If another one is in its way, it is run again from the first line, which is in a file.
 */
@Component
final class TaskImport {

    static final int MOST_LINES = 100_000;
    static final long MOST_BYTES = 64L << 20;

    /** More than the longest description has, each of its characters escaped. */
    private static final int LONGEST_LINE = 1 << 17;

    /** What one statement inserts. */
    private static final int CHUNK = 1000;

    private final Dal dal;
    private final ObjectReader reader;

    TaskImport(Dal dal, JsonMapper json) {
        this.dal = dal;
        this.reader = json.readerFor(ImportLine.class);
    }

    ImportReport run(UserId user, InputStream body) throws IOException {
        try (Spool spool = Spool.of(body, MOST_BYTES, MOST_LINES)) {
            return dal.actingAs(user).inRepeatableTransaction(transaction -> {
                try (InputStream in = spool.open()) {
                    return write(transaction, user, new Lines(in, LONGEST_LINE));
                }
            });
        }
    }

    private ImportReport write(Transaction transaction, UserId user, Lines lines) throws IOException {
        ImportReport.Builder report = new ImportReport.Builder();
        List<NewTask> chunk = new ArrayList<>(CHUNK);
        int accepted = 0;
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.get().isBlank()) {
                read(user, line.get(), report).ifPresent(chunk::add);
            }
            if (chunk.size() == CHUNK) {
                accepted += transaction.tasks().importAll(chunk);
                chunk.clear();
            }
        }
        accepted += transaction.tasks().importAll(chunk);
        return report.build(accepted);
    }

    private Optional<NewTask> read(UserId user, Lines.Line line, ImportReport.Builder report) {
        try {
            if (line.tooLong()) {
                throw new InvalidValueException("The line has more than " + LONGEST_LINE + " bytes.");
            }
            ImportLine task = reader.readValue(line.bytes());
            if (task == null) {
                throw new InvalidValueException("The line is null.");
            }
            return Optional.of(task.toNewTask(user));
        } catch (JacksonException e) {
            report.reject(line.number(), JsonReason.of(e));
        } catch (InvalidValueException e) {
            report.reject(line.number(), e.getMessage());
        }
        return Optional.empty();
    }
}
