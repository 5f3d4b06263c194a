package dev.taskdal.sample;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the service is, once it answers. */
@Component
final class ReadyMessage {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyMessage.class);

    @EventListener
    void ready(ApplicationReadyEvent event) {
        LOG.info(
                "Ready after {} ms: http://localhost:{}/api/tasks",
                event.getTimeTaken().toMillis(),
                event.getApplicationContext().getEnvironment().getProperty("local.server.port"));
    }
}
