package dev.taskdal.throwaway;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory of one running server, locked until it is closed. */
final class RunDirectory implements AutoCloseable {
    static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;
    private final int port;

    private RunDirectory(Path path, FileChannel lock, int port) {
        this.path = path;
        this.lock = lock;
        this.port = port;
    }

    /** Locks a fresh directory. The port is written down, so that nobody else picks it before the server listens. */
    static RunDirectory lock(Path path, int port) throws IOException {
        Files.writeString(path.resolve(Ports.FILE), Integer.toString(port));
        var lock = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() == null) {
                throw new IOException("Could not lock " + path.resolve(LOCK));
            }
            return new RunDirectory(path, lock, port);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    int port() {
        return port;
    }

    /** Where the server keeps its data. */
    Path data() {
        return data(path);
    }

    static Path data(Path run) {
        return run.resolve("data");
    }

    @Override
    public void close() throws IOException {
        // Unlocked first: Windows can't delete an open file. A sweeper in between only does the same work.
        lock.close();
        Trees.delete(path);
    }
}
