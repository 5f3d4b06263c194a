package dev.taskdal.throwaway;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A server of our own, from the binaries on the class path. */
final class EmbeddedProvider implements Provider {
    static final String SUPERUSER = "postgres";

    /** One of our own: zonky remembers where it has unpacked a resolver's binaries, and others may use zonky too. */
    private static final PgBinaryResolver BINARIES =
            (system, hardware) -> DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware);

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;

    @Override
    public String serverVersion() {
        return Pinned.VERSION;
    }

    @Override
    public Server start() {
        QuietLoggers.apply();
        ZonkyScripts.sweep(Path.of(System.getProperty("java.io.tmpdir")));
        for (var attempt = 1; ; attempt++) {
            try {
                return startOnce();
            } catch (PortTakenException e) {
                if (attempt == ATTEMPTS) {
                    throw new ThrowawayPostgresException(
                            "The embedded PostgreSQL found no free port in " + ATTEMPTS + " attempts.", e);
                }
            }
        }
    }

    /** Removes what a dead process has left in its run directory and in memory. */
    static boolean clean(Path run) {
        return !DockerProvider.mayHaveContainer(run) && Orphans.stop(RunDirectory.data(run));
    }

    private static Server startOnce() throws PortTakenException {
        RunDirectory run;
        try {
            run = RunDirectories.create(EmbeddedProvider::clean);
        } catch (IOException e) {
            throw new ThrowawayPostgresException(
                    "The embedded PostgreSQL needs a folder for its data: " + e.getMessage(), e);
        }
        var log = run.path().resolve("server.log");
        try {
            var password = DatabaseNames.newKey() + DatabaseNames.newKey();
            var passwordFile = Files.writeString(run.path().resolve("password"), password);
            var server = UnpackedBinaries.use(binaries ->
                    builder(run, log, binaries, passwordFile, password).start());
            return new EmbeddedServer(server, run, password);
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            var output = read(log);
            EmbeddedServer.remove(run);
            if (output.contains("could not bind")) {
                throw new PortTakenException(output, e);
            }
            throw new ThrowawayPostgresException(
                    "The embedded PostgreSQL " + Pinned.VERSION + " did not start: " + e.getMessage()
                            + (output.isBlank() ? "" : "\nIts log:\n" + output),
                    e);
        }
    }

    private static EmbeddedPostgres.Builder builder(
            RunDirectory run, Path log, Path binaries, Path passwordFile, String password) {
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver(BINARIES)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setDataDirectory(run.data())
                .setPort(run.port())
                .setPGStartupWait(START_TIMEOUT)
                .setRegisterShutdownHook(false)
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                // These become options of initdb, which takes the locale from the environment otherwise.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("pwfile", passwordFile.toString())
                // Each session hashes the password, 4096 times by default: against guesses, which a long random one
                // needs no help with.
                .setLocaleConfig("set", "scram_iterations=1")
                .setDataDirectoryCustomizer(EmbeddedProvider::requirePassword)
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "localhost")
                // Nobody needs sockets, and a killed server would leave them behind.
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_timezone", "UTC")
                .setServerConfig("lc_messages", "C")
                // What a power failure does to a throwaway server doesn't matter; zonky sets fsync=off.
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off");
    }

    /**
     * Every user of the machine can reach the port, and a superuser of the server can run programs as its owner. The password
     * is long and random and goes over loopback only, so the cheap exchange is as good as SCRAM.
     */
    private static void requirePassword(File dataDirectory) {
        var rules = "host all all 127.0.0.1/32 password\nhost all all ::1/128 password\n";
        try {
            Files.writeString(dataDirectory.toPath().resolve("pg_hba.conf"), rules, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
