package dev.taskdal.contracts;

import dev.taskdal.throwaway.ThrowawayPostgres;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills the databases and measures, once, when the first test asks; all others get the same findings, or failure. */
final class Laboratory implements AutoCloseable {

    private final ThrowawayPostgres server;
    private final Volume volume;
    private final long small;
    private final long large;
    private final Map<String, String> settings;
    private final List<DeclaredSample> samples;
    private final Set<String> ignoredTables;

    private @Nullable Site smallSite;
    private @Nullable Site largeSite;
    private @Nullable Findings findings;
    private @Nullable Exception failure;

    Laboratory(
            ThrowawayPostgres server,
            Volume volume,
            long small,
            long large,
            Map<String, String> settings,
            List<DeclaredSample> samples,
            Set<String> ignoredTables) {
        this.server = server;
        this.volume = volume;
        this.small = small;
        this.large = large;
        this.settings = settings;
        this.samples = samples;
        this.ignoredTables = ignoredTables;
    }

    synchronized Findings findings() throws Exception {
        if (failure != null) {
            throw failure;
        }
        if (findings == null) {
            try {
                smallSite = Site.of(server, volume, small, settings);
                largeSite = Site.of(server, volume, large, settings);
                findings = new Findings(smallSite, largeSite, samples, ignoredTables);
            } catch (Exception e) {
                failure = e;
                throw e;
            }
        }
        return findings;
    }

    String server() {
        return server.description();
    }

    Map<String, String> settings() {
        return settings;
    }

    /** Whether the large database has the number of rows that it has unless somebody says otherwise. */
    boolean usual() {
        return large == QueryContracts.LARGE;
    }

    long small() {
        return small;
    }

    long large() {
        return large;
    }

    @Override
    public synchronized void close() {
        for (@Nullable Site site : new @Nullable Site[] {smallSite, largeSite}) {
            if (site != null) {
                site.close();
            }
        }
    }
}
