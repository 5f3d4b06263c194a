package dev.taskdal.contracts;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What an index adds to the write-ahead log for each row that is inserted: measured with it and without it. */
final class InsertCost {

    /** Enough that the splits of pages, which are rare and dear, are in it. */
    private static final int INSERTS = 200;

    private final Site site;
    private final Map<String, Long> bytes = new TreeMap<>();

    InsertCost(Site site) {
        this.site = site;
    }

    /** Bytes a row; empty if no sample inserts one row into its table. */
    OptionalLong of(IndexCatalog.Index index) {
        Long found = bytes.get(index.name());
        return found == null ? OptionalLong.empty() : OptionalLong.of(found);
    }

    void add(List<IndexCatalog.Index> indexes, Map<DeclaredSample, Measured> measured) throws Exception {
        for (IndexCatalog.Index index : indexes) {
            for (Measured sample : measured.values()) {
                if (!bytes.containsKey(index.name()) && inserts(sample, index.table())) {
                    bytes.put(index.name(), cost(index, sample.call(site)));
                }
            }
        }
    }

    private boolean inserts(Measured measured, String table) {
        return measured.failure().isEmpty()
                && measured.in(site.rows(), PlanMode.CUSTOM).plan().stream()
                        .map(Plan::top)
                        .anyMatch(top -> top.value("Operation").equals("Insert")
                                && top.value("Relation-Name").equals(table)
                                && top.children().stream()
                                                .mapToLong(Plan.Node::rows)
                                                .sum()
                                        == 1);
    }

    private long cost(IndexCatalog.Index index, Sample.Call call) throws Exception {
        double[] logged = new double[2];
        site.recorder().undo(() -> logged[0] = logged(call));
        site.recorder().undo(() -> {
            site.recorder().execute("drop index " + index.qualified());
            logged[1] = logged(call);
        });
        return Math.round((logged[0] - logged[1]) / INSERTS);
    }

    private double logged(Sample.Call call) throws Exception {
        double sum = 0;
        for (int i = 0; i < INSERTS; i++) {
            for (Plan plan : site.recorder().record(call, 0, false)) {
                sum += plan.top().number("WAL-Bytes");
            }
        }
        return sum;
    }
}
