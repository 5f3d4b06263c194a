package dev.taskdal.sample.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The Chromium of this machine and its driver, as Debian's packages {@code chromium} and {@code chromium-driver} install
 * them. Others are named by the system properties {@code chromium} and {@code chromedriver}. Nothing is downloaded.
 */
record Chromium(Path browser, Path driver) {

    /** What to do for one. */
    static final String MISSING = "No Chromium with its driver on this machine."
            + " Install them (on Debian: apt-get install chromium chromium-driver),"
            + " or name them with -Dchromium=… and -Dchromedriver=….";

    // Kept, since a logger that nobody holds forgets its level. It warns that there is no DevTools API for the
    // browser's
    // version, which nobody here needs.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE);
    }

    /** Finds it. */
    static Optional<Chromium> find() {
        return program("chromium", "chromium", "chromium-browser", "google-chrome")
                .flatMap(browser ->
                        program("chromedriver", "chromedriver").map(driver -> new Chromium(browser, driver)));
    }

    private static Optional<Path> program(String property, String... names) {
        String named = System.getProperty(property);
        Stream<Path> candidates = named != null
                ? Stream.of(Path.of(named))
                : Stream.of(names)
                        .flatMap(name -> Stream.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                                .map(folder -> Path.of(folder, name)));
        return candidates.filter(Files::isExecutable).findFirst();
    }

    /** Starts one without a window on the screen. */
    ChromeDriver start() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(
                "--headless=new",
                "--lang=en",
                "--hide-scrollbars",
                "--window-size=1280,900",
                // What moves is neither compared nor clicked at.
                "--force-prefers-reduced-motion",
                "--disable-background-networking",
                "--disable-component-update",
                // Containers often have 64 MB of it.
                "--disable-dev-shm-usage");
        if (System.getProperty("user.name").equals("root")) {
            // Chromium refuses to start as root with its sandbox. It sees nothing here but our own page.
            options.addArguments("--no-sandbox");
        }
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .withSilent(true)
                .build();
        return new ChromeDriver(service, options);
    }
}
