package vn.giaoban.replies;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox that answers and bounces come to: that of {@code giaoban.mail.from}. It is not read unless a host is set.
 *
 * @param host the IMAP server; without one no mailbox is read
 * @param port where it listens; by default 993 for imaps and 143 for imap
 * @param protocol imaps, or imap, which is encrypted only where the server offers it
 * @param user whose mailbox it is
 * @param password their password
 * @param folder the folder that is read
 * @param poll how often it is looked into
 * @param processed the folder where mails go that were understood; without one they stay where they are, marked as read. What was not
 *     understood stays unread, for people
 */
@ConfigurationProperties("giaoban.replies.imap")
record ImapSettings(
        @Nullable String host,
        @Nullable Integer port,
        @DefaultValue("imaps") String protocol,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("PT1M") Duration poll,
        @Nullable String processed) {

    /** @throws IllegalArgumentException when the protocol is neither of the two, or the mailbox would be looked into all the time */
    ImapSettings {
        if (!protocol.equals("imaps") && !protocol.equals("imap"))
            throw new IllegalArgumentException("giaoban.replies.imap.protocol is neither imaps nor imap: " + protocol);
        if (poll.toMillis() < 1000)
            throw new IllegalArgumentException("giaoban.replies.imap.poll is less than a second: " + poll);
    }

    /** Whether there is a mailbox to read. */
    boolean isOn() {
        return host != null && !host.isBlank();
    }

    /** Says nothing of the password, which must not get into logs. */
    @Override
    public String toString() {
        return user + " at " + host;
    }
}
