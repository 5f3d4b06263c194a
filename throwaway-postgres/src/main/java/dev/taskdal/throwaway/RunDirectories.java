package dev.taskdal.throwaway;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of this user's run directories, one for each running server. A run directory is in use as long as its lock file
 * is locked; the operating system unlocks it when the process dies, however it dies. Making and sweeping run directories
 * takes the gate's lock, so nobody sees one that isn't locked yet.
 */
final class RunDirectories {
    private static final Logger LOG = LoggerFactory.getLogger(RunDirectories.class);

    private RunDirectories() {}

    /**
     * Removes what dead processes have left behind, then makes a run directory.
     *
     * @param clean removes what belongs to a dead process's run directory, or returns false if it can't
     */
    static RunDirectory create(Predicate<Path> clean) throws IOException {
        var folder = folder();
        return Gate.pass(folder.resolve("gate.lock"), () -> {
            sweep(folder, clean);
            return RunDirectory.lock(Files.createTempDirectory(folder, ownPrefix()), Ports.free(folder));
        });
    }

    /** The folder itself, which only this user can read. */
    static Path folder() throws IOException {
        var user = System.getProperty("user.name").replaceAll("[^A-Za-z0-9_.-]", "_");
        var temp = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        var folder = temp.resolve("throwaway-postgres-" + user);
        if (!temp.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createDirectories(folder);
        }
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            // Anybody can make a folder in the temporary folder: don't keep a server's data in somebody else's.
            var probe = Files.createTempFile(folder, "owner", null);
            var me = Files.getOwner(probe);
            Files.delete(probe);
            if (!Files.getOwner(folder).equals(me)) {
                throw new IOException(
                        folder + " belongs to " + Files.getOwner(folder) + ", not to " + me
                                + ". Remove it, or set -Djava.io.tmpdir to a folder of your own.",
                        e);
            }
        }
        return folder;
    }

    private static void sweep(Path folder, Predicate<Path> clean) throws IOException {
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(folder, "run-*")) {
            for (var run : runs) {
                if (!isOwn(run) && isDead(run)) {
                    remove(run, clean);
                }
            }
        }
    }

    /** What can't be removed must not keep anybody from starting. */
    private static void remove(Path run, Predicate<Path> clean) {
        LOG.debug("Removing {}, left behind by a process that died", run);
        try {
            if (clean.test(run)) {
                Trees.delete(run);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Could not remove {}, left behind by a process that died: {}", run, e.toString());
        }
    }

    /**
     * Directories of this process are never looked into: closing any channel on a file drops all locks that the process has
     * on it (POSIX), also those held by another class loader's copy of this class.
     */
    private static boolean isOwn(Path run) {
        return run.getFileName().toString().startsWith(ownPrefix());
    }

    private static boolean isDead(Path run) {
        try (var channel = FileChannel.open(run.resolve(RunDirectory.LOCK), StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (NoSuchFileException e) {
            // Its maker died between making the directory and locking it, for the gate is ours now.
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A process's id can come again, together with its start time it can't. */
    private static String ownPrefix() {
        var self = ProcessHandle.current();
        var start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return "run-" + self.pid() + "-" + start + "-";
    }
}
