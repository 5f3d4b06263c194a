package dev.taskdal.sample.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines one by one, of which none takes more memory than it may, however long it is. */
final class Lines {

    private final InputStream in;
    private final int longest;
    private int number;

    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * A line.
     *
     * @param number the first one is 1
     * @param bytes without its end
     * @param tooLong whether there were more bytes than a line may have
     */
    record Line(int number, byte[] bytes, boolean tooLong) {

        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }

    /** The next line; empty at the end. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long length = 0;
        int read = in.read();
        if (read < 0) {
            return Optional.empty();
        }
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (++length <= longest) {
                line.write(read);
            }
        }
        return Optional.of(new Line(++number, line.toByteArray(), length > longest));
    }
}
