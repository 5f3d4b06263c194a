package dev.taskdal.sample.database;

import dev.taskdal.sample.StartRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of the service's own database, locked by this process until it is closed. In it: the data directory of the
 * server, its binaries, its log, the password of its only role, the lock.
 */
final class DataFolder implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final String OWNER = "pid";

    private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder if it isn't there, and locks it. */
    static DataFolder open(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            path = path.toRealPath();
            requireOurs(path);
            return new DataFolder(path, lock(path));
        } catch (IOException e) {
            throw new StartRefusedException(
                    "The data folder " + path + " of the service's own database can't be written (" + e + ").",
                    "Let this user write to it, or name another one with --taskdal.data-folder=…",
                    e);
        }
    }

    private static void requireOurs(Path path) throws IOException {
        if (Files.exists(path.resolve(LOCK))) {
            return;
        }
        try (Stream<Path> entries = Files.list(path)) {
            if (entries.findAny().isPresent()) {
                throw new StartRefusedException(
                        "The data folder " + path + " holds other things than the service's own database"
                                + (Files.exists(path.resolve("PG_VERSION")) ? ": data of another PostgreSQL." : "."),
                        "Name a folder that is empty or doesn't exist yet with --taskdal.data-folder=…",
                        null);
            }
        }
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /**
     * The process id is in a file of its own: by POSIX, a process that closes a file loses all its locks on it, through
     * whatever channel. For the same reason this process must not open the lock again while it has it.
     */
    private static FileChannel lock(Path path) throws IOException {
        if (!LOCKED_HERE.add(path)) {
            throw inUse(path);
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw inUse(path);
            }
            Files.writeString(
                    path.resolve(OWNER), Long.toString(ProcessHandle.current().pid()));
            return channel;
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            LOCKED_HERE.remove(path);
            throw e;
        }
    }

    private static StartRefusedException inUse(Path path) throws IOException {
        Path owner = path.resolve(OWNER);
        return new StartRefusedException(
                "The data folder " + path + " is in use by another service"
                        + (Files.exists(owner)
                                ? ", process " + Files.readString(owner).strip()
                                : "") + ".",
                "Stop that process, or name another folder with --taskdal.data-folder=…",
                null);
    }

    /** Where the server keeps its data. */
    Path data() {
        return path.resolve("data");
    }

    Path binaries() {
        return path.resolve("binaries");
    }

    Path log() {
        return path.resolve("server.log");
    }

    Path password() {
        return path.resolve("password");
    }

    /**
     * Removes what a process that was killed has left half done, and marks what is about to be done. The marks are for
     * what may be deleted: if one gets lost, nothing is.
     */
    void begin() throws IOException {
        if (Files.exists(path.resolve("unpacking"))) {
            FileSystemUtils.deleteRecursively(binaries());
        }
        if (Files.exists(path.resolve("initializing"))) {
            FileSystemUtils.deleteRecursively(data());
        }
        requireCompatible();
        if (!Files.exists(data())) {
            Files.writeString(path.resolve("initializing"), "");
        }
        Files.writeString(path.resolve("unpacking"), "");
        Files.createDirectories(binaries());
        Files.deleteIfExists(log());
    }

    void complete() throws IOException {
        Files.deleteIfExists(path.resolve("initializing"));
        Files.deleteIfExists(path.resolve("unpacking"));
    }

    private void requireCompatible() throws IOException {
        if (!Files.exists(data())) {
            return;
        }
        Path file = data().resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new StartRefusedException(
                    data() + " isn't the data directory of a PostgreSQL: it has no file PG_VERSION.",
                    "Bring back a backup of it, or name another folder with --taskdal.data-folder=…",
                    null);
        }
        String found = Files.readString(file).strip();
        if (!found.equals(majorVersion())) {
            throw new StartRefusedException(
                    "The data in " + data() + " were written by PostgreSQL " + found + ", and this service brings"
                            + " PostgreSQL " + majorVersion() + ", which can't read them.",
                    "Use the version of the service that wrote them and move the data with pg_dump, or start with an"
                            + " empty folder: --taskdal.data-folder=…",
                    null);
        }
    }

    private static String majorVersion() {
        Properties properties = new Properties();
        try (var in = DataFolder.class.getResourceAsStream("embedded.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version").split("\\.")[0];
    }

    @Override
    public void close() throws IOException {
        lock.close();
        LOCKED_HERE.remove(path);
    }
}
