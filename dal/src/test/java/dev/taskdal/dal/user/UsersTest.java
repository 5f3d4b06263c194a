package dev.taskdal.dal.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.Fixtures;
import dev.taskdal.dal.TaskListSchema;
import dev.taskdal.dal.error.CheckViolationException;
import dev.taskdal.dal.error.DuplicateEmailException;
import dev.taskdal.dal.error.InvalidValueException;
import dev.taskdal.dal.error.NotFoundException;
import dev.taskdal.dal.error.StaleVersionException;
import dev.taskdal.schema.tables.records.AppUserRecord;
import dev.taskdal.throwaway.junit.PostgresTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest(TaskListSchema.class)
class UsersTest {

    private static final PasswordHash HASH = new PasswordHash("{bcrypt}$2a$10$secret");

    private Dal dal;

    @BeforeEach
    void open(DataSource dataSource) {
        dal = Fixtures.open(dataSource);
    }

    @Test
    void create_newUser_isFoundByIdAndByEmail() {
        User created = dal.users().create(new NewUser("Ada@Example.org", "Ada", HASH));

        assertThat(created.version()).isEqualTo(1);
        assertThat(created.email()).isEqualTo("Ada@Example.org");
        assertThat(created.passwordHash()).isEqualTo(HASH);
        assertThat(created.createdAt())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(dal.users().get(created.id())).isEqualTo(created);
        assertThat(dal.users().findByEmail("ada@EXAMPLE.ORG")).contains(created);
    }

    @Test
    void findByEmail_accentedAddress_ignoresItsCaseToo() {
        User created = dal.users().create(new NewUser("ÀÉ@exämple.org", "Àé", HASH));

        assertThat(dal.users().findByEmail("àé@EXÄMPLE.org")).contains(created);
    }

    @Test
    void find_unknownUser_isEmpty() {
        assertThat(dal.users().find(new UserId(404))).isEmpty();
        assertThat(dal.users().findByEmail("nobody@example.org")).isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> dal.users().get(new UserId(404)))
                .withMessage("There is no user 404.");
    }

    @Test
    void create_addressInAnotherCase_isDuplicate() {
        dal.users().create(new NewUser("ada@example.org", "Ada", HASH));

        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> dal.users().create(new NewUser("ADA@example.org", "Ada", HASH)))
                .withMessage("There is an account for this e-mail address already, perhaps in another case.")
                .satisfies(e -> assertThat(e.constraint()).isEqualTo("ix_user_email"))
                .satisfies(e -> assertThat(e.sqlState()).contains("23505"));
    }

    @Test
    void create_badValues_nameTheCheck() {
        assertThatExceptionOfType(CheckViolationException.class)
                .isThrownBy(() -> dal.users().create(new NewUser("no address", "Ada", HASH)))
                .withMessage("A value breaks the check ck_app_user_email.")
                .satisfies(e -> assertThat(e.constraint()).isEqualTo("ck_app_user_email"));
        assertThatExceptionOfType(CheckViolationException.class)
                .isThrownBy(() -> dal.users().create(new NewUser("ada@example.org", " ", HASH)))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo("ck_app_user_display_name"));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> dal.users().create(new NewUser("ada\0@example.org", "Ada", HASH)))
                .withMessage("The email has a NUL character at index 3, which PostgreSQL can't store. Remove it.");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> dal.users().create(new NewUser("ada@example.org", "Ada\ud83d", HASH)))
                .withMessageContaining("half a character (an unpaired surrogate) at index 3");
    }

    @Test
    void update_freshUser_writesAndCountsUp() {
        User created = Fixtures.user(dal, "ada");

        User updated = dal.users()
                .update(created.withEmail("countess@example.org")
                        .withDisplayName("Countess")
                        .withPasswordHash(HASH));

        assertThat(updated.version()).isEqualTo(2);
        assertThat(updated.updatedAt()).isAfter(created.updatedAt());
        assertThat(dal.users().get(created.id())).isEqualTo(updated);
        assertThat(updated.email()).isEqualTo("countess@example.org");
        assertThat(updated.displayName()).isEqualTo("Countess");
        assertThat(updated.passwordHash()).isEqualTo(HASH);
    }

    @Test
    void update_staleUser_isRefusedAndWritesNothing() {
        User read = Fixtures.user(dal, "ada");
        User current = dal.users().update(read.withDisplayName("Countess"));

        assertThatExceptionOfType(StaleVersionException.class)
                .isThrownBy(() -> dal.users().update(read.withDisplayName("Lady")))
                .withMessage("The change of user " + read.id() + " was made from version 1, but it is at version 2."
                        + " Read it again and repeat the change.");
        assertThat(dal.users().get(read.id())).isEqualTo(current);
        assertThat(dal.users()
                        .update(read.withDisplayName("Lady").withVersion(2))
                        .version())
                .isEqualTo(3);
    }

    @Test
    void update_deletedUser_isNotFound() {
        User user = Fixtures.user(dal, "ada");
        dal.users().delete(user.id());

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> dal.users().update(user));
    }

    @Test
    void update_addressOfAnother_isDuplicate() {
        Fixtures.user(dal, "ada");
        User bob = Fixtures.user(dal, "bob");

        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> dal.users().update(bob.withEmail("ADA@example.org")));
    }

    @Test
    void delete_userWithTasks_takesTheTasksToo() {
        User ada = Fixtures.user(dal, "ada");
        Fixtures.tasks(dal, ada.id(), "one", "two");

        assertThat(dal.users().delete(ada.id())).isTrue();
        assertThat(dal.users().delete(ada.id())).isFalse();
        assertThat(dal.tasks().countByStatus().values()).containsOnly(0L);
    }

    @Test
    void passwordHash_inAnythingThatIsPrinted_isHidden() {
        User user = dal.users().create(new NewUser("ada@example.org", "Ada", HASH));
        AppUserRecord row = dal.dsl().fetchSingle(dev.taskdal.schema.Tables.APP_USER);

        assertThat(row.getPasswordHash()).isEqualTo(HASH);
        assertThat(user + " " + new NewUser("a@b", "A", HASH) + row + row.formatJSON() + row.formatCSV())
                .doesNotContain("secret");
        assertThatExceptionOfType(CheckViolationException.class)
                .isThrownBy(() -> dal.users().update(user.withDisplayName("")))
                .satisfies(e -> assertThat(trace(e))
                        .contains("ck_app_user_display_name")
                        .doesNotContain("secret"));
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
