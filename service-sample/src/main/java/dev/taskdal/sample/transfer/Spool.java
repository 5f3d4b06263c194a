package dev.taskdal.sample.transfer;

import dev.taskdal.sample.web.ContentTooLargeException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The body of a request in a file, which ends with it. So no connection to the database waits for a slow sender, and memory
 * doesn't grow with what is sent.
 */
final class Spool implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;

    private Spool(Path file) {
        this.file = file;
    }

    /**
     * Reads all of it.
     *
     * @throws ContentTooLargeException if there are more bytes or lines
     * @throws IOException if it can't be read, or the disk is full
     */
    static Spool of(InputStream body, long mostBytes, int mostLines) throws IOException {
        Spool spool = new Spool(Files.createTempFile("taskdal-import", ".ndjson"));
        try {
            spool.fill(body, mostBytes, mostLines);
            return spool;
        } catch (Throwable failure) {
            spool.close();
            throw failure;
        }
    }

    private void fill(InputStream body, long mostBytes, int mostLines) throws IOException {
        long bytes = 0;
        int ends = 0;
        boolean ended = true;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
                for (int i = 0; i < read; i++) {
                    ended = buffer[i] == '\n';
                    ends += ended ? 1 : 0;
                }
                if (bytes > mostBytes || ends + (ended ? 0 : 1) > mostLines) {
                    throw new ContentTooLargeException("An import has at most " + mostLines + " lines and "
                            + (mostBytes >> 20) + " MB. Nothing was imported: send it in parts.");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    /** What was sent, from the start. */
    InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), BUFFER);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
