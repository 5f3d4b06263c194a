package dev.taskdal.throwaway;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server process with a data directory, both of our own. */
final class EmbeddedServer implements Server {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private final EmbeddedPostgres postgres;
    private final RunDirectory run;
    private final Access access;
    private final String key = DatabaseNames.newKey();

    EmbeddedServer(EmbeddedPostgres postgres, RunDirectory run, String password) {
        this.postgres = postgres;
        this.run = run;
        this.access = new Access("localhost:" + run.port(), "postgres", "", EmbeddedProvider.SUPERUSER, password);
    }

    @Override
    public Access access() {
        return access;
    }

    @Override
    public String kind() {
        return "embedded";
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            LOG.debug("Stopping it by force, since pg_ctl failed", e);
        }
        remove(run);
    }

    /** Stops whatever still runs on the run directory and deletes it; the next start tries again if that fails. */
    static void remove(RunDirectory run) {
        Orphans.stop(run.data());
        try {
            run.close();
        } catch (IOException e) {
            LOG.warn("Could not delete {}. The next start tries again: {}", run.path(), e.toString());
        }
    }
}
