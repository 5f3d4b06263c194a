package dev.taskdal.sample.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskdal.sample.web.MailUnavailableException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends mails; without a mail server it writes them to a folder, where whoever tries the service out can read them. */
@Component
final class Mails {

    private static final Properties UTF8_ADDRESSES = new Properties();

    static {
        UTF8_ADDRESSES.setProperty("mail.mime.allowutf8", "true");
    }

    private final Optional<JavaMailSender> server;
    private final String from;
    private final Path outbox;
    private final Clock clock;

    Mails(Optional<JavaMailSender> server, RegistrationSettings settings, Clock clock) {
        this.server = server;
        this.from = settings.from();
        this.outbox = settings.outbox();
        this.clock = clock;
    }

    /** Where the mails are, if there is no mail server. */
    Optional<Path> outbox() {
        return server.isPresent() ? Optional.empty() : Optional.of(outbox);
    }

    /**
     * Sends a mail.
     *
     * @throws MailUnavailableException if it can't be sent; without a cause, which might name the receiver
     */
    void send(String to, String subject, String text) {
        try {
            MimeMessage message = server.isPresent()
                    ? server.get().createMimeMessage()
                    : new MimeMessage(Session.getInstance(UTF8_ADDRESSES));
            MimeMessageHelper mail = new MimeMessageHelper(message, UTF_8.name());
            mail.setFrom(from);
            mail.setTo(to);
            mail.setSubject(subject);
            mail.setText(text);
            mail.setSentDate(Date.from(clock.instant()));
            if (server.isPresent()) {
                server.get().send(message);
            } else {
                write(message);
            }
        } catch (MailException | MessagingException | IOException e) {
            throw new MailUnavailableException(e);
        }
    }

    private void write(MimeMessage message) throws IOException, MessagingException {
        Files.createDirectories(outbox);
        Path file = outbox.resolve(clock.millis() + "-" + UUID.randomUUID() + ".eml");
        try (OutputStream out = Files.newOutputStream(file)) {
            message.writeTo(out);
        }
    }
}
