package dev.taskdal.throwaway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder where the embedded server's binaries stay unpacked, from one start to the next. */
final class UnpackedBinaries {
    private UnpackedBinaries() {}

    interface Use<T> {
        T with(Path folder) throws IOException;
    }

    /** zonky takes a file that a killed process has half written for a whole one, so only a folder that was completed is used again. */
    static <T> T use(Use<T> use) throws IOException {
        var base = RunDirectories.folder();
        var folder = base.resolve("binaries-" + Pinned.BINARIES);
        var complete = folder.resolve("complete");
        if (Files.exists(complete)) {
            return use.with(folder);
        }
        return Gate.pass(base.resolve("binaries.lock"), () -> {
            if (!Files.exists(complete)) {
                if (Files.exists(folder)) {
                    Trees.delete(folder);
                }
                Files.createDirectory(folder);
            }
            var result = use.with(folder);
            Files.writeString(complete, "");
            return result;
        });
    }
}
