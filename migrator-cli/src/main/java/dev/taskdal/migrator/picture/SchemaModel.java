package dev.taskdal.migrator.picture;

import dev.taskdal.throwaway.ThrowawayDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.pgcodekeeper.core.PgCodekeeperException;
import org.pgcodekeeper.core.api.DatabaseFactory;
import org.pgcodekeeper.core.api.PgCodeKeeperApi;
import org.pgcodekeeper.core.schema.AbstractDatabase;
import org.pgcodekeeper.core.settings.CoreSettings;

/**
 * A schema as pgCodeKeeper reads it, at one moment. Beside {@link SchemaReader} nothing else knows pgCodeKeeper: its next version
 * has another interface.
 */
public final class SchemaModel {

    private final AbstractDatabase database;

    private SchemaModel(AbstractDatabase database) {
        this.database = database;
    }

    /**
     * Reads a database, Flyway's history included if it is there.
     *
     * @throws IllegalStateException if it can't be read
     */
    public static SchemaModel of(ThrowawayDatabase database) {
        try {
            return new SchemaModel(load(comparison(), database));
        } catch (IOException | PgCodekeeperException e) {
            throw new IllegalStateException("The schema could not be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * The statements that make another schema of this one, in an order in which they can run: what depends on what is changed is
     * dropped before and made again. Names are qualified. A rename isn't seen: it is a drop and an addition. Privileges are left out.
     *
     * @throws IllegalStateException if pgCodeKeeper can't compare them
     */
    public String scriptTo(SchemaModel target) {
        try {
            return PgCodeKeeperApi.diff(comparison(), database, target.database);
        } catch (IOException e) {
            throw new IllegalStateException("The schemas could not be compared: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static CoreSettings settings() {
        CoreSettings settings = new CoreSettings();
        settings.setInCharsetName("UTF-8");
        return settings;
    }

    private static CoreSettings comparison() {
        CoreSettings settings = settings();
        // Otherwise a column that comes back, and comes last, would take its table with it.
        settings.setIgnoreColumnOrder(true);
        // Its GRANT and REVOKE name the role that read the database.
        settings.setIgnorePrivileges(true);
        return settings;
    }

    static AbstractDatabase load(CoreSettings settings, ThrowawayDatabase database)
            throws IOException, PgCodekeeperException, InterruptedException {
        return new DatabaseFactory(settings).loadFromJdbc(url(database));
    }

    private static String url(ThrowawayDatabase database) {
        String url = database.jdbcUrl();
        return url + (url.contains("?") ? "&" : "?") + "user=" + encoded(database.user()) + "&password="
                + encoded(database.password());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while the schema was read.", e);
    }
}
