package dev.taskdal.migrator.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts rows into the tables: those of seed scripts, then made-up ones where there is none. */
final class RowSource {

    private final ScriptPair scripts;
    private final Report report;
    private final Set<String> hopelessTables;

    /** @param hopelessTables those that were reported already; is added to */
    RowSource(ScriptPair scripts, Report report, Set<String> hopelessTables) {
        this.scripts = scripts;
        this.report = report;
        this.hopelessTables = hopelessTables;
    }

    /** Says for which tables it couldn't. @return whether anything was put in */
    boolean fill(ProofDatabase database, List<Path> seeds) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            boolean filled = false;
            for (Path seed : seeds) {
                filled |= run(connection, seed);
            }
            RowMaker maker = new RowMaker(connection, hopelessTables);
            filled |= maker.fillEmptyTables();
            commit(connection);
            hopelessTables.addAll(maker.failures().keySet());
            for (Map.Entry<String, String> failure : maker.failures().entrySet()) {
                report.add(
                        Stage.ROWS,
                        "table " + failure.getKey() + " has no row, and none could be made up\n    found    "
                                + Report.indented(failure.getValue()),
                        "insert one in a seed script, seed/S" + scripts.up().substring(1));
            }
            return filled;
        }
    }

    /** Deferred constraints are checked only now. */
    private void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            report.add(
                    Stage.ROWS,
                    "made-up rows break a rule that is checked at the end of the transaction\n    found    "
                            + Report.indented(e.getMessage()),
                    "insert rows in a seed script, seed/S" + scripts.up().substring(1));
        }
    }

    private boolean run(Connection connection, Path seed) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(seed));
            connection.commit();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            report.add(
                    Stage.ROWS,
                    seed.getFileName() + " fails\n    found    " + Report.indented(e.getMessage()),
                    "let it run right after " + scripts.up());
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
