package dev.taskdal.throwaway;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one thread through at a time, of all processes of the machine. */
final class Gate {
    private Gate() {}

    interface Action<T> {
        T run() throws IOException;
    }

    static <T> T pass(Path file, Action<T> action) throws IOException {
        // A file lock belongs to the whole process, so threads need a monitor too; an interned string is one that
        // copies of this class in other class loaders share.
        synchronized (("dev.taskdal.throwaway.Gate:" + file).intern()) {
            try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Closing the channel unlocks it.
                channel.lock();
                return action.run();
            }
        }
    }
}
