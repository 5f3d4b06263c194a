package dev.taskdal.migrator.faults;

import dev.taskdal.migrator.MigrationScripts;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.SchemaVersion;
import dev.taskdal.throwaway.ThrowawayDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/** A run in a virtual machine of its own, which halts before a statement. */
final class Doomed {

    private static final String PASSWORD = "DOOMED_PASSWORD";

    private Doomed() {}

    /** Starts it and waits for its end. Returns whether it came as far as the fault. */
    static boolean run(ThrowawayDatabase database, Path folder, Target target, Fault fault)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                Doomed.class.getName(),
                database.jdbcUrl(),
                database.user(),
                folder.toString(),
                String.valueOf(target.up()),
                String.valueOf(fault.atStatement()),
                String.valueOf(fault.inScripts())));
        target.version().map(SchemaVersion::toString).ifPresent(command::add);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(new File("target/doomed.log"));
        builder.environment().put(PASSWORD, database.password());
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(target + " with " + fault + " didn't end within two minutes.");
        }
        return process.exitValue() == FaultyDataSource.HALTED;
    }

    /** What {@link #run} starts. */
    public static void main(String[] arguments) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        database.setUser(arguments[1]);
        database.setPassword(System.getenv(PASSWORD));
        Fault fault = new Fault(
                Fault.Kind.PROCESS_HALTED, Integer.parseInt(arguments[4]), Boolean.parseBoolean(arguments[5]));
        FaultyDataSource faulty = new FaultyDataSource(database, Optional.of(fault));
        Optional<SchemaVersion> version =
                arguments.length == 6 ? Optional.empty() : Optional.of(SchemaVersion.parse(arguments[6]));
        new Target(version, Boolean.parseBoolean(arguments[3]))
                .run(Migrator.of(faulty, MigrationScripts.in(Path.of(arguments[2])))
                        .withListener(faulty.listener()));
    }
}
