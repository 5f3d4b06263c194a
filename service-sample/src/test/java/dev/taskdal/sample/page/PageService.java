package dev.taskdal.sample.page;

import dev.taskdal.dal.Dal;
import dev.taskdal.sample.RunningService;
import dev.taskdal.throwaway.ThrowawayDatabase;
import dev.taskdal.throwaway.ThrowawayPostgres;
import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.chrome.ChromeDriver;

/** What all tests of the page share: the service on a database of its own, and as many browsers as a test wants. */
final class PageService implements AutoCloseable {

    private final ThrowawayPostgres server = ThrowawayPostgres.start();
    private final List<ChromeDriver> browsers = new ArrayList<>();
    private final Chromium chromium;
    private final RunningService service;
    private final Dal dal;

    PageService(Chromium chromium) {
        this.chromium = chromium;
        ThrowawayDatabase database = server.createDatabase();
        this.service = RunningService.start(
                "--database.url=" + RunningService.url(database),
                "--migrate",
                "--taskdal.registration.outbox=" + Outbox.FOLDER);
        this.dal = Dal.open(database.dataSource());
    }

    Dal dal() {
        return dal;
    }

    /** A window of the browser with that number, as if it had never been used. */
    Window window(int browser) {
        while (browsers.size() <= browser) {
            browsers.add(chromium.start());
        }
        return new Window(browsers.get(browser), "http://localhost:" + service.port());
    }

    @Override
    public void close() {
        browsers.forEach(ChromeDriver::quit);
        service.close();
        server.close();
    }
}
