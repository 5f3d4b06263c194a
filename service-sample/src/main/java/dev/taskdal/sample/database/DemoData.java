package dev.taskdal.sample.database;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Transaction;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.dal.user.NewUser;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.UserId;
import dev.taskdal.schema.enums.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Something to look at for those who start the service for the first time: the same for everybody. */
final class DemoData {

    /** No secret: the accounts exist in a database of one's own only. */
    static final String PASSWORD = "taskdal-demo";

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final List<String> VERBS = List.of(
            "Write", "Review", "Plan", "Call about", "Measure", "Repair", "Order", "Discuss", "Test", "Publish");
    private static final List<String> THINGS = List.of(
            "the release notes",
            "the budget",
            "the garden fence",
            "a café visit",
            "the query plan",
            "the bicycle",
            "the team's calendar");
    private static final List<TaskStatus> STATUSES = List.of(
            TaskStatus.TODO,
            TaskStatus.IN_PROGRESS,
            TaskStatus.DONE,
            TaskStatus.TODO,
            TaskStatus.DONE,
            TaskStatus.CANCELLED,
            TaskStatus.TODO);

    private DemoData() {}

    /** Fills a database that never had a user; deleted ones don't come back. */
    static void fill(Dal dal, PasswordEncoder passwords) {
        if (dal.dsl().fetchValue("SELECT pg_sequence_last_value(pg_get_serial_sequence('app_user', 'id'))") != null) {
            return;
        }
        PasswordHash hash = new PasswordHash(passwords.encode(PASSWORD));
        dal.inTransaction(transaction -> {
            addUser(transaction, "Ada", 30, hash);
            addUser(transaction, "Grace", 20, hash);
            addUser(transaction, "Linus", 10, hash);
            return null;
        });
        LOG.info("Added three demo users, ada@, grace@ and linus@example.com (password {}), with 60 tasks", PASSWORD);
    }

    private static void addUser(Transaction transaction, String name, int tasks, PasswordHash hash) {
        String email = Character.toLowerCase(name.charAt(0)) + name.substring(1) + "@example.com";
        UserId user = transaction.users().create(new NewUser(email, name, hash)).id();
        List<NewTask> all = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            String title = VERBS.get(i % VERBS.size()) + " " + THINGS.get(i % THINGS.size());
            all.add(new NewTask(
                    user,
                    title,
                    i % 3 == 0 ? "Number " + (i + 1) + " of " + tasks + "." : "",
                    STATUSES.get(i % STATUSES.size())));
        }
        transaction.tasks().createAll(all);
    }
}
