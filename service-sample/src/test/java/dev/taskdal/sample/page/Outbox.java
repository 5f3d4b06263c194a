package dev.taskdal.sample.page;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mails that the service wrote to a folder, having no mail server. */
final class Outbox {

    /** Another JVM that runs tests at the same time has its own. */
    static final Path FOLDER =
            Path.of("target", "outbox-" + ProcessHandle.current().pid());

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S*confirmation=\\S+)");

    private Outbox() {}

    /** The path to which the latest mail to that address leads. */
    static String link(String email) throws IOException {
        try (Stream<Path> mails = Files.list(FOLDER)) {
            // Their names start with the time.
            return mails.sorted(Comparator.reverseOrder())
                    .map(Outbox::read)
                    .filter(mail -> receiver(mail).equals(email))
                    .map(Outbox::link)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No mail to " + email + " in " + FOLDER));
        }
    }

    private static MimeMessage read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(file + " is no mail.", e);
        }
    }

    private static String receiver(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String link(MimeMessage mail) {
        try {
            Matcher link = LINK.matcher((String) mail.getContent());
            if (!link.find()) {
                throw new IllegalStateException("The mail has no link: " + mail.getContent());
            }
            return link.group(1);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
