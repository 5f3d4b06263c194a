package dev.taskdal.migrator.cli;

import dev.taskdal.migrator.HistoryEntry;
import dev.taskdal.migrator.HistoryEntry.State;
import dev.taskdal.migrator.Migrator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows where each version stands. */
@Command(
        name = "history",
        description = "Shows all versions, oldest first: applied (when, by whom, how long it took), undone, pending.",
        footerHeading = "%nExamples:%n",
        footer = {"  db history", "  db history --json | jq -r '.[] | select(.state == \"pending\") | .script'"})
final class HistoryCommand implements Callable<Integer> {

    private final Db db;

    @Option(
            names = "--json",
            description = "Prints a JSON array of objects with version, description, script, state, at (UTC), by and"
                    + " tookMillis; what isn't known is null.")
    private boolean json;

    HistoryCommand(Db db) {
        this.db = db;
    }

    @Override
    public Integer call() {
        Migrator migrator = db.migrator(db.database());
        List<HistoryEntry> entries = migrator.history();
        if (entries.isEmpty()) {
            // A wrong folder must not look like a project without a past: this refuses it.
            db.migrations();
        }
        if (json) {
            db.screen().out().println(json(entries));
        } else {
            table(entries).forEach(db.screen()::print);
        }
        return ExitCode.DONE.number();
    }

    private List<String> table(List<HistoryEntry> entries) {
        ZoneId zone = db.surroundings().zone();
        TextTable table = new TextTable("VERSION", "STATE", "WHEN (" + zone.getId() + ")", "BY", "TOOK", "DESCRIPTION");
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
        for (HistoryEntry entry : entries) {
            Instant at = entry.at();
            Duration took = entry.took();
            table.row(
                    entry.migration().version().toString(),
                    entry.state().name().toLowerCase(Locale.ROOT),
                    at == null ? "" : format.format(at),
                    entry.by() == null ? "" : entry.by(),
                    took == null ? "" : Durations.format(took),
                    entry.migration().description());
        }
        return table.lines((column, text) -> column == 1 ? "@|" + colour(text) + " " + text + "|@" : text);
    }

    private static String colour(String state) {
        return state.equals(State.APPLIED.name().toLowerCase(Locale.ROOT)) ? "green" : "yellow";
    }

    private static String json(List<HistoryEntry> entries) {
        JsonArray array = new JsonArray();
        for (HistoryEntry entry : entries) {
            array.object()
                    .put("version", entry.migration().version().toString())
                    .put("description", entry.migration().description())
                    .put("script", entry.migration().script())
                    .put("state", entry.state().name().toLowerCase(Locale.ROOT))
                    .put(
                            "at",
                            Optional.ofNullable(entry.at())
                                    .map(Instant::toString)
                                    .orElse(null))
                    .put("by", entry.by())
                    .put(
                            "tookMillis",
                            Optional.ofNullable(entry.took())
                                    .map(Duration::toMillis)
                                    .orElse(null));
        }
        return array.toString();
    }
}
