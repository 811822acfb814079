package vn.giaoban.post;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who writes.
 *
 * @param from sender of the mails and ORGANIZER of the events: an address, or {@code Name <address>}
 */
@ConfigurationProperties("giaoban.mail")
public record MailSettings(
        @DefaultValue("giaoban@localhost") String from) {

    /** @throws IllegalArgumentException when {@code from} is not a mail address */
    public MailSettings {
        parse(from);
    }

    /** The address with its name. */
    public InternetAddress sender() {
        return parse(from);
    }

    /** What follows the @ of the sender's address: where Message-IDs come from. */
    public String domain() {
        var address = sender().getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static InternetAddress parse(String from) {
        try {
            return new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("giaoban.mail.from is not a mail address: " + from, e);
        }
    }
}
