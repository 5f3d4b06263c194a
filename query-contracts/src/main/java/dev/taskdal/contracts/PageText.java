package dev.taskdal.contracts;

import static dev.taskdal.contracts.Numbers.grouped;

import dev.taskdal.contracts.IndexCatalog.Index;
import dev.taskdal.dal.query.Contract;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Writes the text of a {@link ReferencePage}. */
final class PageText {

    private static final List<Long> SIZES = List.of(10_000L, 1_000_000L, 10_000_000L);

    private final Laboratory laboratory;
    private final PageFigures before;
    private final boolean withInsertCost;

    /** @param withInsertCost whether to measure that, which takes a while */
    PageText(Laboratory laboratory, PageFigures before, boolean withInsertCost) {
        this.laboratory = laboratory;
        this.before = before;
        this.withInsertCost = withInsertCost;
    }

    String page(List<Declared> queries, List<DeclaredSample> samples, String command) throws Exception {
        Findings findings = laboratory.findings();
        List<String> lines = new ArrayList<>();
        lines.add("# Queries and indexes");
        lines.add("");
        lines.add("What each query sends, promises and costs, and what each index is for. This page is written by a");
        lines.add(
                "command, and each build checks its SQL, its indexes and the shapes of its plans. Buffers are blocks of 8 kB");
        lines.add(
                "that one execution touches: the most of a custom plan, a generic plan, and what the server chooses after ten");
        lines.add(
                "executions. Index sizes are in kB; WAL is what an index adds to the log for each inserted row, in bytes.");
        lines.add("");
        for (long size : SIZES) {
            lines.add(measured(size) ? run(size, command) : before.run(grouped(size)));
        }
        lines.add("");
        indexes(findings, lines);
        for (Declared query : queries) {
            query(
                    findings,
                    query,
                    samples.stream()
                            .filter(sample -> sample.query().equals(query))
                            .toList(),
                    lines);
        }
        return String.join("\n", lines) + "\n";
    }

    /** A run of another size than usual leaves what the usual one measures as it is. */
    private boolean measured(long size) {
        return size == laboratory.large() || size == laboratory.small() && laboratory.usual();
    }

    private String run(long size, String command) {
        String settings = laboratory.settings().entrySet().stream()
                .map(setting -> ", " + setting.getKey() + " = " + setting.getValue())
                .collect(Collectors.joining());
        String rows = laboratory.usual() ? "" : " -Dcontracts.rows=" + laboratory.large();
        return PageFigures.run(
                grouped(size),
                LocalDate.now(ZoneOffset.UTC) + ", " + laboratory.server() + settings + ", `" + command + rows + "`");
    }

    private void indexes(Findings findings, List<String> lines) throws Exception {
        String section = "Indexes";
        String wal = "WAL";
        lines.add("## " + section);
        lines.add("");
        List<Long> sizes = SIZES.subList(1, SIZES.size());
        lines.add("| Index | Table | What for | Needed by |"
                + sizes.stream().map(size -> " " + sizeColumn(size) + " |").collect(Collectors.joining()) + " " + wal
                + " |");
        lines.add("|---|---|---|---|" + "---:|".repeat(sizes.size() + 1));
        for (Index index : findings.indexes()) {
            StringBuilder row = new StringBuilder("| " + index.name() + " | " + index.table() + " | "
                    + (index.comment().isEmpty() && index.constraint()
                            ? "key"
                            : index.comment().replace("|", "\\|"))
                    + " | " + neededBy(findings, index) + " |");
            for (long size : sizes) {
                row.append(' ')
                        .append(
                                size == laboratory.large()
                                        ? grouped(index.bytes() / 1024)
                                        : before.cell(section, index.name(), sizeColumn(size)))
                        .append(" |");
            }
            OptionalLong cost = withInsertCost ? findings.insertCost().of(index) : OptionalLong.empty();
            row.append(' ')
                    .append(cost.isPresent() ? grouped(cost.getAsLong()) : before.cell(section, index.name(), wal));
            lines.add(row.append(" |").toString());
        }
        lines.add("");
    }

    /** Keys are needed for what they guard; who scans them is worth to know all the same. */
    private static String neededBy(Findings findings, Index index) {
        return String.join(
                ", ",
                index.constraint() ? findings.scanning(index) : findings.needs().of(index));
    }

    private static String sizeColumn(long size) {
        return "kB at " + grouped(size);
    }

    private static String buffersColumn(long size) {
        return "Buffers at " + grouped(size);
    }

    private void query(Findings findings, Declared query, List<DeclaredSample> samples, List<String> lines) {
        lines.add("## " + query.name());
        lines.add("");
        lines.add(promise(query.contract()));
        query.statements().forEach((name, sql) -> {
            lines.add("");
            if (!name.isEmpty()) {
                lines.add(Character.toUpperCase(name.charAt(0)) + name.substring(1) + ":");
                lines.add("");
            }
            lines.add("```sql");
            lines.addAll(sql.lines().toList());
            lines.add("```");
        });
        for (String shape : shapes(findings, samples)) {
            lines.add("");
            lines.add("```text");
            lines.addAll(shape.lines().toList());
            lines.add("```");
        }
        lines.add("");
        lines.add("| Sample | Rows |"
                + SIZES.stream().map(size -> " " + buffersColumn(size) + " |").collect(Collectors.joining()));
        lines.add("|---|---:|" + "---:|".repeat(SIZES.size()));
        samples.forEach(sample -> lines.add(figures(findings, sample)));
        lines.add("");
    }

    private static String promise(Contract contract) {
        String indexes =
                contract.indexes().isEmpty() ? "No index" : String.join(", ", new TreeSet<>(contract.indexes()));
        String bounds = contract.linear()
                .map(reason -> "Not bounded: " + reason)
                .orElse("At most " + grouped(contract.rows()) + " rows and " + grouped(contract.buffers()) + " buffers"
                        + (contract.perRow() == 0 ? "" : ", and " + contract.perRow() + " more for each row") + ".");
        return indexes + ". " + bounds
                + contract.sorting().map(reason -> " It sorts: " + reason).orElse("");
    }

    /** What the plans in the large database look like, each shape once. */
    private Set<String> shapes(Findings findings, List<DeclaredSample> samples) {
        Set<String> shapes = new LinkedHashSet<>();
        for (DeclaredSample sample : samples) {
            Arrays.stream(PlanMode.values())
                    .flatMap(mode -> findings.of(sample).in(laboratory.large(), mode).plans().stream())
                    .map(PlanText::shape)
                    .forEach(shapes::add);
        }
        return shapes;
    }

    private String figures(Findings findings, DeclaredSample sample) {
        StringBuilder row = new StringBuilder("| " + sample.description() + " | "
                + grouped(most(
                        findings, sample, laboratory.large(), plan -> plan.top().rows())) + " |");
        for (long size : SIZES) {
            row.append(' ')
                    .append(
                            measured(size)
                                    ? grouped(most(
                                            findings,
                                            sample,
                                            size,
                                            plan -> plan.top().buffers()))
                                    : before.cell(sample.query().name(), sample.description(), buffersColumn(size)))
                    .append(" |");
        }
        return row.toString();
    }

    private static long most(Findings findings, DeclaredSample sample, long size, ToLongFunction<Plan> figure) {
        return Arrays.stream(PlanMode.values())
                .flatMap(mode -> findings.of(sample).in(size, mode).plans().stream())
                .mapToLong(figure)
                .max()
                .orElse(0);
    }
}
