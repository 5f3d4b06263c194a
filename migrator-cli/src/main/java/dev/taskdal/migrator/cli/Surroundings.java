package dev.taskdal.migrator.cli;

import dev.taskdal.throwaway.ThrowawayPostgres;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the tool finds when it starts. Immutable.
 *
 * @param environment the environment variables
 * @param folder the working directory, absolute
 * @param launcher the folder of the launcher script, if that started the tool
 * @param zone the time zone in which times are shown
 * @param screen where the output goes
 * @param throwaway the throwaway server, started when it is first asked for; not for those who use it to close
 */
record Surroundings(
        Map<String, String> environment,
        Path folder,
        Optional<Path> launcher,
        ZoneId zone,
        Screen screen,
        Supplier<ThrowawayPostgres> throwaway) {

    /** Where {@code db-migrations} and {@code .env} are if nothing else is said. */
    Path home() {
        return launcher.orElse(folder);
    }
}
