package dev.taskdal.migrator.faults;

import dev.taskdal.migrator.DataLoss;
import dev.taskdal.migrator.Migrator;
import dev.taskdal.migrator.SchemaVersion;
import java.util.Optional;

/**
 * Where a run is to end.
 *
 * @param version empty for no version at all
 * @param up whether it is an upgrade
 */
record Target(Optional<SchemaVersion> version, boolean up) {

    void run(Migrator migrator) {
        if (up) {
            migrator.upgradeTo(version.orElseThrow());
        } else {
            migrator.downgradeTo(version, DataLoss.ACCEPTED);
        }
    }

    @Override
    public String toString() {
        return (up ? "upgrade to " : "downgrade to ")
                + version.map(SchemaVersion::toString).orElse("base");
    }
}
