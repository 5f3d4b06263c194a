package dev.taskdal.benchmarks.measure;

import com.zaxxer.hikari.HikariDataSource;
import dev.taskdal.benchmarks.contestant.Contestant;
import dev.taskdal.benchmarks.contestant.Entrant;
import dev.taskdal.benchmarks.work.Address;
import dev.taskdal.benchmarks.work.Pools;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The contestants of a run, each over a pool of its own, so that no one profits from another's prepared statements. */
public final class Lineup implements AutoCloseable {

    private final Map<Entrant, Contestant> contestants = new EnumMap<>(Entrant.class);
    private final List<HikariDataSource> pools = new ArrayList<>();

    private Lineup() {}

    /** Opens them all. */
    public static Lineup open(Collection<Entrant> entrants, Address address, int connections) {
        Lineup lineup = new Lineup();
        try {
            for (Entrant entrant : entrants) {
                HikariDataSource pool = Pools.open(address, connections, entrant.planCacheMode());
                lineup.pools.add(pool);
                lineup.contestants.put(entrant, entrant.open(pool));
            }
            return lineup;
        } catch (RuntimeException e) {
            lineup.close();
            throw e;
        }
    }

    /** Who takes part. */
    public Set<Entrant> entrants() {
        return contestants.keySet();
    }

    /** The contestant, which must take part. */
    public Contestant get(Entrant entrant) {
        return contestants.get(entrant);
    }

    @Override
    public void close() {
        contestants.values().forEach(Contestant::close);
        pools.forEach(HikariDataSource::close);
    }
}
