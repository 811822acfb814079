package vn.giaoban.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mailbox at a real IMAP server. */
class MailboxTests {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private GreenMailUser user;

    @BeforeEach
    void start() {
        server.start();
        user = server.setUser("giaoban@localhost", "giaoban", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void readingDoesNotMarkAsRead() throws Exception {
        deliver("một");
        deliver("hai");
        for (int time = 0; time < 2; time++) {
            try (var mailbox = Mailbox.open(settings("secret", null))) {
                var unread = mailbox.unread();
                assertThat(unread).hasSize(2).isSorted();
                var raw = mailbox.read(unread.getFirst());
                assertThat(raw.place()).isEqualTo(new RawMail.Place(mailbox.validity(), unread.getFirst()));
                assertThat(raw.messageId()).endsWith("@hanoi.example>");
                assertThat(new String(raw.bytes(), StandardCharsets.UTF_8)).contains("một");
            }
        }
    }

    @Test
    void whatIsDoneIsMarkedAndPutAway() throws Exception {
        deliver("một");
        deliver("hai");
        try (var mailbox = Mailbox.open(settings("secret", null))) {
            mailbox.settle(List.of(mailbox.unread().getFirst()));
        }
        try (var mailbox = Mailbox.open(settings("secret", "Processed"))) {
            assertThat(mailbox.unread()).hasSize(1);
            mailbox.settle(mailbox.unread());
        }
        var host = server.getManagers().getImapHostManager();
        assertThat(host.getInbox(user).getMessageCount()).isEqualTo(1);
        assertThat(host.getInbox(user).getUnseenCount()).isZero();
        assertThat(host.getFolder(user, "Processed").getMessageCount()).isEqualTo(1);
    }

    @Test
    void whatIsTooLargeIsNotFetched() throws Exception {
        deliver("x".repeat(RawMail.LARGEST));
        try (var mailbox = Mailbox.open(settings("secret", null))) {
            assertThat(mailbox.read(mailbox.unread().getFirst()).bytes()).isEmpty();
        }
    }

    @Test
    void aRefusedLoginIsAFault() {
        assertThatThrownBy(() -> Mailbox.open(settings("wrong", null)).close()).isInstanceOf(MessagingException.class);
        server.stop();
        assertThatThrownBy(() -> Mailbox.open(settings("secret", null)).close()).isInstanceOf(MessagingException.class);
    }

    private ImapSettings settings(String password, @Nullable String processed) {
        return new ImapSettings(
                "127.0.0.1",
                server.getImap() == null ? 1 : server.getImap().getPort(),
                "imap",
                "giaoban",
                password,
                "INBOX",
                Duration.ofMinutes(1),
                processed);
    }

    private void deliver(String body) throws MessagingException {
        var bytes = SampleMails.mail("a@hanoi.example", "Content-Type: text/plain; charset=utf-8\n", body)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
    }
}
