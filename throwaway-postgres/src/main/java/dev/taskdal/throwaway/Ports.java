package dev.taskdal.throwaway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Picks ports. */
final class Ports {
    static final String FILE = "port";

    private Ports() {}

    /** A port that is free and that no run directory has picked, whose server may not listen yet. */
    static int free(Path folder) throws IOException {
        var taken = taken(folder);
        while (true) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (!taken.contains(Integer.toString(socket.getLocalPort()))) {
                    return socket.getLocalPort();
                }
            }
        }
    }

    private static Set<String> taken(Path folder) throws IOException {
        var taken = new HashSet<String>();
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(folder, "run-*")) {
            for (var run : runs) {
                try {
                    taken.add(Files.readString(run.resolve(FILE)));
                } catch (NoSuchFileException e) {
                    // It is being deleted.
                }
            }
        }
        return taken;
    }
}
