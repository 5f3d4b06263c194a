package dev.taskdal.migrator;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.database.base.Database;
import org.flywaydb.core.internal.jdbc.JdbcTemplate;
import org.flywaydb.core.internal.jdbc.Results;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.Token;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.scanner.Scanner;
import org.flywaydb.core.internal.sqlscript.SqlStatement;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.database.postgresql.PostgreSQLDatabaseType;
import org.flywaydb.database.postgresql.PostgreSQLParser;
import org.jspecify.annotations.Nullable;

/**
 * All that is used of Flyway beyond its public API: how it finds files, computes checksums, splits a script into statements,
 * runs one, and names its lock. Another version of Flyway may change any of it; {@code FlywayInternalsTest} tells.
 */
final class FlywayInternals {

    /** What Flyway takes from the name of its history table for the advisory lock that keeps two runs apart. */
    private static final long LOCK_MAGIC = 77431708279161L;

    private static final FluentConfiguration CONFIGURATION = configuration(List.of());

    private FlywayInternals() {}

    /**
     * A file or class in one of the locations.
     *
     * @param path relative to the location, with {@code /} between folders: what the history calls the script
     * @param text null if the file isn't one that is read
     * @param javaMigration whether it is a class that Flyway would run as a migration
     */
    record File(String path, String location, @Nullable String text, boolean javaMigration) {

        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** One statement of a script, without its semicolon. */
    record ParsedStatement(String sql, int line, boolean transactional, SqlStatement flyway) {}

    /**
     * All files below the locations, by path; those that end in {@code .sql} with their text.
     *
     * @throws FlywayException if a location doesn't exist
     * @throws UncheckedIOException if a file can't be read as UTF-8, with its name
     */
    static List<File> files(List<String> locations) {
        List<File> files = new ArrayList<>();
        for (String location : locations) {
            FluentConfiguration configuration = configuration(List.of(location));
            Scanner<JavaMigration> scanner =
                    new Scanner<>(JavaMigration.class, configuration, configuration.getLocations());
            for (LoadableResource resource : scanner.getResources("", "")) {
                boolean sql = Pattern.compile("\\.sql$", Pattern.CASE_INSENSITIVE)
                        .matcher(resource.getFilename())
                        .find();
                files.add(new File(resource.getRelativePath(), location, sql ? text(resource) : null, false));
            }
            for (Class<?> migration : scanner.getClasses()) {
                files.add(new File(migration.getName(), location, null, true));
            }
        }
        files.sort(Comparator.comparing(File::path));
        return files;
    }

    private static String text(LoadableResource resource) {
        try (Reader reader = resource.read()) {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[8192];
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                text.append(buffer, 0, read);
            }
            boolean marked = !text.isEmpty() && text.charAt(0) == '\uFEFF';
            return marked ? text.substring(1) : text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(resource.getAbsolutePath() + " can't be read as UTF-8.", e);
        }
    }

    /** The checksum that the history keeps of a script. */
    static int checksum(String text) {
        return ChecksumCalculator.calculate(new StringResource(text));
    }

    /** Whether a file of this name, up to its separator, would be called by Flyway at some event. */
    static boolean isCallback(String prefix) {
        return Event.fromId(prefix) != null;
    }

    /** @throws FlywayException if the script can't be split, with the line */
    static List<ParsedStatement> statements(String text) {
        List<ParsedStatement> statements = new ArrayList<>();
        try (SqlStatementIterator iterator = new Parser().parse(new StringResource(text))) {
            while (iterator.hasNext()) {
                SqlStatement one = iterator.next();
                statements.add(
                        new ParsedStatement(one.getSql(), one.getLineNumber(), one.canExecuteInTransaction(), one));
            }
        }
        return List.copyOf(statements);
    }

    /**
     * Runs one statement, {@code COPY … FROM STDIN} with its data included.
     *
     * @return the warnings and notices of the server
     */
    static List<String> run(Connection connection, ParsedStatement statement) throws SQLException {
        JdbcTemplate template = new JdbcTemplate(connection, new PostgreSQLDatabaseType());
        Results results;
        try {
            results = statement.flyway().execute(template, null, CONFIGURATION);
        } catch (FlywayException e) {
            throw new SQLException(e.getMessage(), e);
        }
        if (results.getException() != null) {
            throw results.getException();
        }
        return results.getWarnings().stream()
                .map(warning -> warning.getMessage())
                .toList();
    }

    /** The key of the advisory lock on a history table. */
    static long lockKey(String quotedTable) {
        return LOCK_MAGIC + quotedTable.hashCode();
    }

    private static FluentConfiguration configuration(List<String> locations) {
        FluentConfiguration configuration = Flyway.configure(FlywayInternals.class.getClassLoader())
                .loggers("slf4j")
                .locations(locations.toArray(String[]::new))
                .failOnMissingLocations(true)
                .placeholderReplacement(false);
        LogFactory.setConfiguration(configuration);
        return configuration;
    }

    /**
     * There is none, and Flyway finds out at nearly every word of a script, by an exception that it catches. Reading scripts takes a
     * fraction of the time if it is always the same one.
     */
    private static final class NoDatabase extends ParsingContext {

        private static final class Missing extends RuntimeException {

            private static final long serialVersionUID = 1;

            Missing() {
                super("There is no database.", null, false, false);
            }
        }

        private static final Missing MISSING = new Missing();

        @Override
        public Database<?> getDatabase() {
            throw MISSING;
        }
    }

    private static final class Parser extends PostgreSQLParser {

        private static final Pattern CONCURRENT =
                Pattern.compile("(REINDEX .*|ALTER TABLE .*DETACH PARTITION.*) CONCURRENTLY");

        Parser() {
            super(CONFIGURATION, new NoDatabase());
        }

        /**
         * Without a database it would take the server for one of before 12, and an added enum value for non-transactional. Of what goes
         * on concurrently it knows only indexes that are created or dropped.
         */
        @Override
        protected @Nullable Boolean detectCanExecuteInTransaction(String simplifiedStatement, List<Token> keywords) {
            if (simplifiedStatement.startsWith("ALTER TYPE")) {
                return true;
            }
            if (CONCURRENT.matcher(simplifiedStatement).matches()) {
                return false;
            }
            return super.detectCanExecuteInTransaction(simplifiedStatement, keywords);
        }
    }
}
