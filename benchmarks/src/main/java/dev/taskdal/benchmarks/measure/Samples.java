package dev.taskdal.benchmarks.measure;

import dev.taskdal.benchmarks.contestant.Entrant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measured values by column of the report, round and contestant. Only the ratio to hand-written JDBC in the same round
 * means much: on a machine that does something else, too, all values of a round go up and down together.
 */
public final class Samples {

    private final Map<String, List<Map<Entrant, Double>>> rounds = new LinkedHashMap<>();

    /** One round of a column. */
    public void add(String column, Map<Entrant, Double> values) {
        rounds.computeIfAbsent(column, name -> new ArrayList<>()).add(new EnumMap<>(values));
    }

    /** In the order in which {@link #orderColumns} said, or else they came. */
    public List<String> columns() {
        return List.copyOf(rounds.keySet());
    }

    /** Fixes the order of columns, which are measured in a random one. */
    public void orderColumns(List<String> order) {
        order.forEach(column -> rounds.computeIfAbsent(column, name -> new ArrayList<>()));
    }

    /** The ratios of a contestant's value to that of JDBC in the same round; empty if it took no part. */
    public Optional<Spread> ratios(String column, Entrant entrant) {
        List<Double> ratios = new ArrayList<>();
        for (Map<Entrant, Double> round : rounds.getOrDefault(column, List.of())) {
            Double value = round.get(entrant);
            if (value != null) {
                ratios.add(value / round.get(Entrant.JDBC));
            }
        }
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
    }

    /** In how many rounds, of those in which both took part, one had a smaller value than another. */
    public long smaller(String column, Entrant one, Entrant another) {
        return roundsOf(column, one, another)
                .filter(round -> round.get(one) < round.get(another))
                .count();
    }

    /** In how many rounds both took part. */
    public long together(String column, Entrant one, Entrant another) {
        return roundsOf(column, one, another).count();
    }

    private Stream<Map<Entrant, Double>> roundsOf(String column, Entrant one, Entrant another) {
        return rounds.getOrDefault(column, List.of()).stream()
                .filter(round -> round.containsKey(one) && round.containsKey(another));
    }

    /** The values of a contestant; empty if it took no part. */
    public Optional<Spread> values(String column, Entrant entrant) {
        List<Double> values = rounds.getOrDefault(column, List.of()).stream()
                .filter(round -> round.containsKey(entrant))
                .map(round -> round.get(entrant))
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }
}
