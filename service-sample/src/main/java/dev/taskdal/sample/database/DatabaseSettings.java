package dev.taskdal.sample.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the service's own database.
 *
 * @param dataFolder where it keeps its data; made if it doesn't exist
 * @param databasePort where it listens, on loopback; 0 for any that is free
 */
@ConfigurationProperties("taskdal")
record DatabaseSettings(Path dataFolder, int databasePort) {}
