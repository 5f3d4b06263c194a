package dev.taskdal.codegen;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.codegen.JavaGenerator;
import org.jooq.meta.Database;
import org.jooq.meta.jaxb.OnError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * jOOQ's generator for a {@link MigratedPostgresDatabase}: it generates if an input has changed since the last time, or
 * if the generated package isn't as it was left, and otherwise starts no server and touches no file. It says which, and
 * how long it took.
 *
 * <p>Why not jOOQ's version providers: docs/decisions/0001-up-to-date-code-generation.md.
 */
public class MigratedSchemaGenerator extends JavaGenerator {

    /** Not jOOQ's, which a build silences since it says so much. */
    private static final Logger LOG = LoggerFactory.getLogger(MigratedSchemaGenerator.class);

    /** jOOQ's code generator calls this. */
    public MigratedSchemaGenerator() {}

    /**
     * Generates the classes, or finds them up to date.
     *
     * @throws CodeGenerationException if {@code database} isn't a {@link MigratedPostgresDatabase}, or the configuration
     *     can't be used
     */
    @Override
    public void generate(Database database) {
        long begun = System.nanoTime();
        requireLocale();
        MigratedPostgresDatabase migrated = requireMigrated(database);
        String fingerprint = GeneratorInputs.fingerprint(this, migrated);
        GeneratedSources sources = new GeneratedSources(packageFolder());
        if (sources.upToDateWith(fingerprint)) {
            migrated.markAllSettingsUsed();
            LOG.info("{} is up to date: no server started, no file touched ({})", getTargetPackage(), since(begun));
            return;
        }
        sources.startOver();
        open(migrated);
        SchemaVersionClass versions = new SchemaVersionClass(migrated.version(), migrated.oldestAccepted());
        migrated.showAllIndexes();
        super.generate(database);
        // After jOOQ, which removes the files that it knows nothing of.
        versions.write(packageFolder(), getTargetPackage(), Charset.forName(getTargetEncoding()));
        sources.record(fingerprint);
        LOG.info(
                "{} files of {} generated in {}: {} started in {}, migrated in {}",
                sources.count(),
                getTargetPackage(),
                since(begun),
                migrated.serverDescription(),
                seconds(migrated.startTime()),
                seconds(migrated.migrationTime()));
    }

    /** Not for an application: jOOQ asks it how to write each name. */
    @Override
    public GeneratorStrategy getStrategy() {
        return IndexExpression.spelledOut(super.getStrategy());
    }

    /** jOOQ lowers the names of types in the default locale, from its first class on: no hook of ours is early enough. */
    private static void requireLocale() {
        if (!"I".toLowerCase(Locale.getDefault()).equals("i")) {
            throw new CodeGenerationException(
                    "The build runs in the locale " + Locale.getDefault() + ", in which the lower"
                            + " case of I isn't i: jOOQ would take no type for what it is. Run it with -Duser.language=en; in"
                            + " Maven, a line of that in .mvn/jvm.config does it for everybody.");
        }
    }

    private static MigratedPostgresDatabase requireMigrated(Database database) {
        if (!(database instanceof MigratedPostgresDatabase migrated)) {
            throw new CodeGenerationException(MigratedSchemaGenerator.class.getName()
                    + " needs <database><name>" + MigratedPostgresDatabase.class.getName() + "</name>, but it is "
                    + database.getClass().getName() + ".");
        }
        if (database.onError() != null && database.onError() != OnError.FAIL) {
            throw new CodeGenerationException("<onError> is " + database.onError()
                    + ": jOOQ would go on after an error and leave half a package. Set it to FAIL.");
        }
        return migrated;
    }

    /** Before jOOQ asks: it would bury a failing migration below its own guesses. */
    private static void open(MigratedPostgresDatabase database) {
        try {
            database.open();
        } catch (SQLException e) {
            throw new CodeGenerationException("The migrated throwaway PostgreSQL can't be read: " + e.getMessage(), e);
        }
    }

    private Path packageFolder() {
        return Path.of(getTargetDirectory()).resolve(getTargetPackage().replace('.', '/'));
    }

    private static String since(long nanoTime) {
        return seconds(Duration.ofNanos(System.nanoTime() - nanoTime));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
