package dev.taskdal.migrator.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TimeZone;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The entry point of the executable jar. */
final class Main {

    /** The driver's; held here, since a logger that nobody holds forgets its level. It repeats what it can't read of a URL. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    private Main() {}

    public static void main(String[] arguments) {
        DRIVER.setLevel(Level.OFF);
        ZoneId zone = ZoneId.systemDefault();
        // The driver tells the server this zone, and what a migration does may depend on it: the same for everybody.
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        int exitCode;
        try (LazyServer server = new LazyServer()) {
            exitCode = CommandLines.create(new Surroundings(
                            System.getenv(),
                            Path.of("").toAbsolutePath(),
                            Optional.ofNullable(System.getProperty("db.home")).map(Path::of),
                            zone,
                            Screen.ofProcess(System.getenv()),
                            server))
                    .execute(arguments);
        }
        System.exit(exitCode);
    }
}
