package dev.taskdal.sample.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chromium.ChromiumNetworkConditions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A browser's window on the page, and what a person sees and does in it. All input is the browser's own, none is made up by a script. */
final class Window {

    static final Dimension DESKTOP = new Dimension(1280, 800);
    static final Dimension PHONE = new Dimension(390, 844);

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;
    private final String base;
    private final List<String> expected = new ArrayList<>();

    Window(ChromeDriver driver, String base) {
        this.driver = driver;
        this.base = base;
        // A test that failed may have left it without.
        offline(false);
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", base, "storageTypes", "all"));
        resize(DESKTOP);
        media("light");
        driver.get("about:blank");
        actions().moveToLocation(0, 0).perform();
        driver.manage().logs().get(LogType.BROWSER);
    }

    ChromeDriver driver() {
        return driver;
    }

    String base() {
        return base;
    }

    // What the page is seen on

    /** As large as that, on the inside. */
    void resize(Dimension size) {
        boolean phone = size.equals(PHONE);
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", size.width, "height", size.height, "deviceScaleFactor", 1, "mobile", phone));
        driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", phone));
    }

    /** What the system prefers: {@code light} or {@code dark}. */
    void media(String theme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", theme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    // What a person does

    void open(String path) {
        driver.get(base + path);
    }

    /** Goes to what comes after the hash, and waits for its heading. */
    void go(String hash, String heading) {
        open("/#" + hash);
        eventually(() -> assertThat(text("h1")).isEqualTo(heading));
    }

    void logIn(Account account) {
        open("/");
        type("[name=email]", account.email());
        type("[name=password]", Account.PASSWORD + Keys.ENTER);
        awaitBoard();
    }

    void awaitBoard() {
        eventually(() -> assertThat(driver.findElements(By.cssSelector(".board:not([aria-busy])")))
                .as("the board")
                .hasSize(1));
    }

    void type(String selector, CharSequence text) {
        find(selector).sendKeys(text);
    }

    /** Types over what is there. */
    void replace(String selector, CharSequence text) {
        find(selector).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    /** Chooses from a list. */
    void choose(String selector, String text) {
        find(selector).findElement(By.xpath("option[.='" + text + "']")).click();
    }

    void click(String selector) {
        find(selector).click();
    }

    /** Presses the button with that text; of several the last, which is on top. */
    void press(String label) {
        find(By.xpath("(//button[normalize-space()='" + label + "'])[last()]")).click();
    }

    /** Sends keys to whatever has the focus. */
    void keys(CharSequence... keys) {
        actions().sendKeys(keys).perform();
    }

    /** Does something in a tab of its own, which is closed then. */
    void inNewTab(Runnable action) {
        driver.switchTo().newWindow(WindowType.TAB);
        action.run();
        driver.close();
    }

    /** Takes the network away, or gives it back. */
    void offline(boolean offline) {
        ChromiumNetworkConditions conditions = new ChromiumNetworkConditions();
        conditions.setOffline(offline);
        driver.setNetworkConditions(conditions);
    }

    void shift(Keys key) {
        actions().keyDown(Keys.SHIFT).sendKeys(key).keyUp(Keys.SHIFT).perform();
    }

    /** Opens a task by a click on its card. */
    void openCard(String title) {
        card(title).click();
        find(".drawer");
    }

    /** Drags a card with the mouse to the column of that status, and lets it go there. */
    void drag(String title, String status) {
        lift(title).moveToElement(find(column(status))).release().perform();
    }

    /** Picks a card up with the mouse, and moves it a little. */
    Actions lift(String title) {
        return actions().moveToElement(card(title)).clickAndHold().moveByOffset(12, 12);
    }

    void addTask(String status, String title) {
        type(column(status) + " .quick-add input", title + Keys.ENTER);
        eventually(() -> assertThat(titles(status)).contains(title));
    }

    // What a person sees

    WebElement find(String selector) {
        return find(By.cssSelector(selector));
    }

    /** Waits until there is one that can be seen. */
    private WebElement find(By by) {
        return Awaitility.await("element " + by)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(25))
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(
                        () -> driver.findElements(by).stream()
                                .filter(WebElement::isDisplayed)
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    boolean shows(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
    }

    String text(String selector) {
        return find(selector).getText();
    }

    WebElement card(String title) {
        return find(By.xpath("//button[contains(@class, 'card-title')][.='" + title + "']"));
    }

    static String column(String status) {
        return ".column[data-status='" + status + "']";
    }

    /** The titles of the cards of a column that are loaded, from top to bottom. */
    List<String> titles(String status) {
        return texts(column(status) + " .card-title");
    }

    /** The count at the head of a column. */
    String count(String status) {
        return texts(column(status) + " .count").get(0).replace(" tasks", "");
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String selector) {
        return (List<String>) driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(element => element.textContent)", selector);
    }

    /** What has the focus: its text or, of a field, its label. */
    String focused() {
        return (String) driver.executeScript("const element = document.activeElement;"
                + " return element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent");
    }

    /** The last that a screen reader was told. */
    String announced() {
        return texts("#announcer").get(0).strip();
    }

    /** A mouse that takes its time would take much of that of the tests. */
    private Actions actions() {
        return new Actions(driver, Duration.ofMillis(40));
    }

    /** Waits for something to hold; the page may change while it is looked at. */
    static void eventually(ThrowingRunnable assertion) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(25))
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .untilAsserted(assertion);
    }

    // What stays

    /** Leaves what the window shows in {@code target/screenshots}. */
    Path screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            return Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that the browser is to report an error that has this in its text. */
    void expectError(String part) {
        expected.add(part);
    }

    /** What the browser reported since it was last asked: scripts that failed, answers that were errors, what the policy forbade. */
    List<String> errors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    void requireNoErrors() {
        assertThat(errors())
                .as("what the browser reported")
                .filteredOn(error -> expected.stream().noneMatch(error::contains))
                .isEmpty();
    }
}
