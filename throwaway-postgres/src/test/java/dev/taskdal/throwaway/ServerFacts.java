package dev.taskdal.throwaway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** What tests want to know about a server. */
final class ServerFacts {
    private ServerFacts() {}

    /** What must not depend on the environment: encoding, locale, time zones, lower case, language of messages. */
    static List<String> pinned(DataSource dataSource) throws SQLException {
        var facts = Sql.query(
                dataSource,
                "SELECT pg_encoding_to_char(encoding), datlocprovider, datlocale, datcollate, lower('ÀÉİ'),"
                        + " current_setting('TimeZone'), (SELECT reset_val FROM pg_settings WHERE name = 'log_timezone')"
                        + " FROM pg_database WHERE datname = current_database()");
        try {
            Sql.query(dataSource, "SELECT 1 / 0");
        } catch (SQLException e) {
            facts.add(String.valueOf(e.getMessage()));
        }
        return facts;
    }

    static Path dataDirectory(DataSource dataSource) throws SQLException {
        return Path.of(Sql.single(dataSource, "SHOW data_directory"));
    }

    static long processId(Path dataDirectory) throws IOException {
        return Long.parseLong(
                Files.readAllLines(dataDirectory.resolve("postmaster.pid")).get(0));
    }

    /** A process that nobody has waited for yet keeps its id, but runs no program. */
    static boolean isRunning(long processId) {
        return ProcessHandle.of(processId)
                .flatMap(process -> process.info().command())
                .isPresent();
    }
}
