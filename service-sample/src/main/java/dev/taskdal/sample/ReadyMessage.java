package dev.taskdal.sample;

import dev.taskdal.sample.database.DemoAccounts;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the service is, once it answers. */
@Component
final class ReadyMessage {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyMessage.class);

    private final Optional<DemoAccounts> demo;

    ReadyMessage(Optional<DemoAccounts> demo) {
        this.demo = demo;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        LOG.info(
                "Ready after {} ms: http://localhost:{}/",
                event.getTimeTaken().toMillis(),
                event.getApplicationContext().getEnvironment().getProperty("local.server.port"));
        demo.ifPresent(accounts -> LOG.info(
                "Log in as {} with the password {}",
                accounts.accounts().stream().map(DemoAccounts.Account::email).collect(Collectors.joining(", ")),
                accounts.password()));
    }
}
