package dev.taskdal.migrator;

import java.time.Duration;
import java.util.Optional;

final class PsqlScript {
    private final Scripts scripts;
    private final Duration lockTimeout;

    PsqlScript(Scripts scripts, Duration lockTimeout) {
        this.scripts = scripts;
        this.lockTimeout = lockTimeout;
    }

    String upgrade(Optional<SchemaVersion> from, SchemaVersion target) {
        throw new UnsupportedOperationException();
    }

    String downgrade(SchemaVersion from, Optional<SchemaVersion> target) {
        throw new UnsupportedOperationException();
    }
}
