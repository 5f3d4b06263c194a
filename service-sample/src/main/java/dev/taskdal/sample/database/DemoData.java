package dev.taskdal.sample.database;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Transaction;
import dev.taskdal.dal.token.TokenHash;
import dev.taskdal.dal.user.NewUser;
import dev.taskdal.dal.user.PasswordHash;
import dev.taskdal.dal.user.UserId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Something to look at for those who start the service for the first time: the same for everybody. */
final class DemoData {

    /** No secret: the accounts exist in a database of one's own only. */
    static final String PASSWORD = "taskdal-demo";

    /** No secret either: an API token of the first of them. */
    static final String TOKEN = "tdl_demo";

    static final DemoAccounts ACCOUNTS = new DemoAccounts(
            PASSWORD,
            List.of(
                    new DemoAccounts.Account("ada@example.com", "Ada"),
                    new DemoAccounts.Account("grace@example.com", "Grace"),
                    new DemoAccounts.Account("linus@example.com", "Linus")));

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

    private DemoData() {}

    /** Fills a database that never had a user; deleted ones don't come back. */
    static void fill(Dal dal, PasswordEncoder passwords) {
        if (dal.dsl().fetchValue("SELECT pg_sequence_last_value(pg_get_serial_sequence('app_user', 'id'))") != null) {
            return;
        }
        PasswordHash hash = new PasswordHash(passwords.encode(PASSWORD));
        dal.inTransaction(transaction -> {
            int tasks = 30;
            for (DemoAccounts.Account account : ACCOUNTS.accounts()) {
                UserId user = addUser(transaction, account, tasks, hash);
                if (tasks == 30) {
                    transaction.tokens().create(user, "For the examples of the README", TokenHash.of(TOKEN));
                }
                tasks -= 10;
            }
            return null;
        });
        LOG.info("Added three demo accounts with 60 tasks");
    }

    private static UserId addUser(Transaction transaction, DemoAccounts.Account account, int tasks, PasswordHash hash) {
        UserId user = transaction
                .users()
                .create(new NewUser(account.email(), account.displayName(), hash))
                .id();
        DemoTasks.add(transaction, user, tasks);
        return user;
    }
}
