package dev.taskdal.sample.page;

import static dev.taskdal.sample.page.Window.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskdal.dal.Dal;
import dev.taskdal.dal.PageRequest;
import dev.taskdal.dal.notification.NotificationSetting;
import dev.taskdal.dal.task.NewTask;
import dev.taskdal.schema.enums.NotificationChannel;
import dev.taskdal.schema.enums.NotificationEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

@PageTest
class SettingsPageTest {

    @Test
    void profile_isSaved(Window window, Account account, Dal dal) {
        window.logIn(account);
        window.go("/settings/profile", "Profile");
        window.replace("[name=displayName]", "Another Name");
        window.replace("[name=timeZone]", "Europe/Berlin");
        window.press("Save profile");
        eventually(() -> assertThat(window.text(".notice")).isEqualTo("Your profile is saved."));
        assertThat(dal.users().getProfile(account.id()))
                .extracting("displayName", "timeZone", "locale")
                .containsExactly("Another Name", "Europe/Berlin", null);
    }

    @Test
    void profile_changedElsewhereMeanwhile_keepsWhatWasTypedAndTakesTheRest(Window window, Account account, Dal dal) {
        window.logIn(account);
        window.go("/settings/profile", "Profile");
        window.replace("[name=displayName]", "Typed here");
        window.replace("[name=biography]", "Typed here, too");
        dal.users()
                .updateProfile(dal.users()
                        .getProfile(account.id())
                        .withTimeZone("Europe/Berlin")
                        .withBiography("Written there"));

        window.expectError("412");
        window.press("Save profile");
        eventually(
                () -> assertThat(window.text(".notice"))
                        .isEqualTo(
                                "The profile was changed in another window meanwhile (Time zone). Look it over and save again."));
        assertThat(window.find("[name=timeZone]").getDomProperty("value")).isEqualTo("Europe/Berlin");
        assertThat(window.find("[name=displayName]").getDomProperty("value")).isEqualTo("Typed here");
        assertThat(window.find("[name=biography]").getDomProperty("value")).isEqualTo("Typed here, too");
        assertThat(dal.users().getProfile(account.id()).displayName())
                .as("not saved yet")
                .isEqualTo(account.name());

        window.press("Save profile");
        eventually(() -> assertThat(dal.users().getProfile(account.id()))
                .extracting("displayName", "timeZone", "biography")
                .containsExactly("Typed here", "Europe/Berlin", "Typed here, too"));
    }

    @Test
    void profile_withAnUnknownTimeZone_saysWhatIsWrong(Window window, Account account) {
        window.expectError("400");
        window.logIn(account);
        window.go("/settings/profile", "Profile");
        window.replace("[name=timeZone]", "Mars/Olympus");
        window.press("Save profile");
        eventually(() -> assertThat(window.texts(".form-failure, .field-error")).anyMatch(text -> !text.isBlank()));
    }

    @Test
    void password_changedInOneBrowser_endsTheSessionOfTheOther(Window window, Window other, Account account) {
        window.logIn(account);
        other.logIn(account);
        window.go("/settings/password", "Password");
        window.expectError("400");
        window.type("[name=presentPassword]", "not mine");
        window.type("[name=newPassword]", "staple battery" + Keys.ENTER);
        eventually(() -> assertThat(window.text(".form-failure")).startsWith("The present password is another one."));
        window.replace("[name=presentPassword]", Account.PASSWORD + Keys.ENTER);
        eventually(() -> assertThat(window.text(".notice")).startsWith("Your password is changed."));
        assertThat(window.find("[name=newPassword]").getDomProperty("value")).isEmpty();

        other.expectError("401");
        other.expectError("403");
        other.type(Window.column("todo") + " .quick-add input", "Typed elsewhere" + Keys.ENTER);
        eventually(() -> assertThat(other.text("dialog h2")).isEqualTo("Your session has ended"));
        other.type("dialog [name=password]", "staple battery" + Keys.ENTER);
        eventually(() -> assertThat(other.titles("todo")).containsExactly("Typed elsewhere"));
    }

    @Test
    void notifications_areSaved(Window window, Account account, Dal dal) {
        window.logIn(account);
        window.go("/settings/notifications", "Notifications");
        window.click("[value=status_changed]");
        window.choose("[name=digestHour]", "Every day at 07:00");
        window.click(".panel .primary");
        eventually(() -> assertThat(window.text(".notice")).isEqualTo("Your settings are saved."));
        NotificationSetting setting = dal.notificationSettings().get(account.id(), NotificationChannel.EMAIL);
        assertThat(setting.events())
                .containsExactlyInAnyOrder(NotificationEvent.TASK_CREATED, NotificationEvent.TASK_DELETED);
        assertThat(setting.digestHour()).contains(7);
    }

    @Test
    void labels_areAddedRenamedAndDeleted(Window window, Account account, Dal dal) {
        window.logIn(account);
        window.go("/settings/labels", "Tags and categories");
        window.type("[name=name]", "gardn" + Keys.ENTER);
        window.replace("[aria-label='Name of tag gardn']", "garden" + Keys.TAB);
        eventually(() -> assertThat(window.announced()).isEqualTo("Renamed to garden."));
        assertThat(dal.tags().pageByUser(account.id(), PageRequest.first(10)).items())
                .extracting("name")
                .containsExactly("garden");
        window.click("[aria-label='Delete tag gardn']");
        window.press("Delete");
        eventually(() -> assertThat(window.driver().findElements(By.cssSelector(".rows li")))
                .isEmpty());
    }

    @Test
    void token_madeHere_letsAProgramInUntilItIsRevoked(Window window, Account account)
            throws IOException, InterruptedException {
        window.logIn(account);
        window.go("/settings/tokens", "API tokens");
        window.type("[name=name]", "backup" + Keys.ENTER);
        String token = window.find("[aria-label='The new token']").getDomProperty("value");
        assertThat(statusWith(window, token)).isEqualTo(200);
        window.click("[aria-label='Revoke backup']");
        window.press("Revoke");
        eventually(() -> assertThat(window.driver().findElements(By.cssSelector(".rows li")))
                .isEmpty());
        assertThat(statusWith(window, token)).isEqualTo(401);
    }

    private static int statusWith(Window window, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(window.base() + "/api/board"))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void importOfAFile_reportsWhatWasRejected(Window window, Account account, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tasks.ndjson"), """
                {"title": "From a file", "status": "done"}
                {"title": ""}
                """);
        window.logIn(account);
        window.go("/settings/data", "Import and export");
        window.type("[type=file]", file.toString());
        window.press("Import");
        eventually(() -> assertThat(window.text("form + [role=status]"))
                .contains("1 task imported, 1 line rejected:", "Line 2:"));
        window.click(".back");
        window.awaitBoard();
        assertThat(window.titles("done")).containsExactly("From a file");
    }

    @Test
    void export_isAFileOfAllTasks(Window window, Account account, Dal dal) {
        dal.tasks().create(new NewTask(account.id(), "To be exported"));
        window.logIn(account);
        window.go("/settings/data", "Import and export");
        String address = window.find(".button").getDomProperty("href");
        String exported = (String) window.driver()
                .executeAsyncScript("fetch(arguments[0]).then(answer => answer.text()).then(arguments[1])", address);
        assertThat(exported).contains("\"To be exported\"").hasLineCount(1);
    }
}
