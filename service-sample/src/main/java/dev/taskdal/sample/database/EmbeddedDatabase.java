package dev.taskdal.sample.database;

import dev.taskdal.migrator.DatabaseAddress;
import dev.taskdal.sample.StartRefusedException;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * A PostgreSQL server of the service's own, whose data stay: it syncs to disk, is stopped in order, and recovers if it
 * could not be. It listens on loopback only.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final String SUPERUSER = "postgres";

    /** Recovery after a crash has to fit in. */
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final DataFolder folder;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres server, String password) {
        this.folder = folder;
        this.server = server;
        this.password = password;
    }

    /** Starts it; the first time, it is made. */
    static EmbeddedDatabase start(DatabaseSettings settings) {
        DataFolder folder = DataFolder.open(settings.dataFolder());
        try {
            LeftoverServer.stop(folder.data());
            folder.begin();
            int port = freePort(settings.databasePort());
            String password = password(folder.password());
            EmbeddedPostgres server = builder(folder, port, password).start();
            folder.complete();
            return new EmbeddedDatabase(folder, server, password);
        } catch (StartRefusedException e) {
            close(folder, e);
            throw e;
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            StartRefusedException refusal = new StartRefusedException(
                    "The service's own database did not start: " + e.getMessage() + "." + logOf(folder),
                    "Correct what the server says there, or name another folder with --taskdal.data-folder=…",
                    e);
            close(folder, refusal);
            throw refusal;
        }
    }

    DatabaseAddress address() {
        return new DatabaseAddress(
                "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", SUPERUSER, password);
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            folder.close();
        }
    }

    private static EmbeddedPostgres.Builder builder(DataFolder folder, int port, String password) {
        Redirect log = Redirect.appendTo(folder.log().toFile());
        return EmbeddedPostgres.builder()
                // A resolver of our own: zonky remembers by resolver where it has unpacked the binaries.
                .setPgBinaryResolver(
                        (system, hardware) -> DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware))
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_TIMEOUT)
                .setErrorRedirector(log)
                .setOutputRedirector(log)
                // These become options of initdb, which takes the locale from the environment otherwise.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("pwfile", folder.password().toString())
                .setDataDirectoryCustomizer(EmbeddedDatabase::requirePassword)
                .setConnectConfig("password", password)
                // zonky is made for tests and turns these off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_timezone", "UTC")
                .setServerConfig("lc_messages", "C")
                .setServerConfig("log_checkpoints", "off")
                // What solid-state disks deserve, and the queries of the layer are tested with: with 4, the default,
                // the
                // server would rather read and sort a whole list than walk along its index.
                .setServerConfig("random_page_cost", "1.1")
                // Without the detail of an error, which repeats rows: an e-mail address, a title.
                .setServerConfig("log_error_verbosity", "terse");
    }

    /** Every user of the machine can reach the port, and a superuser of the server can run programs as its owner. */
    private static void requirePassword(File data) {
        String rules = "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n";
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), rules, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, new BigInteger(160, new SecureRandom()).toString(36));
        }
        return Files.readString(file).strip();
    }

    private static int freePort(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IOException("port " + wanted + " can't be had (" + e.getMessage() + ")", e);
        }
    }

    private static String logOf(DataFolder folder) {
        try {
            return Files.exists(folder.log())
                    ? " Its log, " + folder.log() + ", says:\n"
                            + new String(Files.readAllBytes(folder.log()), StandardCharsets.UTF_8).strip()
                    : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static void close(DataFolder folder, Exception reason) {
        try {
            LeftoverServer.stop(folder.data());
            folder.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
