package dev.taskdal.sample.database;

import dev.taskdal.migrator.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real server that keeps what it acknowledged, always at the same port, to be stopped, killed, frozen and started again. */
public final class RestartableDatabase implements AutoCloseable {

    private final DatabaseSettings settings;
    private EmbeddedDatabase server;

    private RestartableDatabase(DatabaseSettings settings) {
        this.settings = settings;
        this.server = EmbeddedDatabase.start(settings);
    }

    /** Starts one on an empty folder. */
    public static RestartableDatabase start(Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        return new RestartableDatabase(new DatabaseSettings(folder, port));
    }

    /** What {@code DATABASE_URL} would be. */
    public String url() {
        DatabaseAddress address = server.address();
        return address.jdbcUrl() + "?user=" + address.user() + "&password="
                + URLEncoder.encode(address.password(), StandardCharsets.UTF_8);
    }

    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url());
        return dataSource;
    }

    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** In order, ending all sessions. */
    public void stop() throws IOException {
        server.close();
    }

    /** As a power failure would: nothing is written any more. */
    public void kill() throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster();
        postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
        postmaster.destroyForcibly();
        try {
            postmaster.onExit().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The server can't be killed.", e);
        }
        try {
            server.close();
        } catch (IOException | RuntimeException e) {
            // There is nothing left to stop, but the folder's lock to give back.
        }
    }

    public void startAgain() {
        server = EmbeddedDatabase.start(settings);
    }

    /** The processes that serve connections stop in their tracks, as a machine does that hangs. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster();
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal, Long.toString(postmaster.pid())));
        postmaster.descendants().map(ProcessHandle::pid).map(Object::toString).forEach(command::add);
        new ProcessBuilder(command).start().waitFor();
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(settings.dataFolder().resolve("data/postmaster.pid"))
                .get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
