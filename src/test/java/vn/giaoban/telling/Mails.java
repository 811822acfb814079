package vn.giaoban.telling;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Reads what arrived. */
final class Mails {

    private Mails() {}

    /** The calendar part, unfolded; empty for a letter without one. */
    static String calendar(String mail) {
        return part(mail, "text/calendar").replace("\r\n ", "");
    }

    /** The plain text. */
    static String text(String mail) {
        return part(mail, "text/plain");
    }

    /** The value of the first line of a calendar with this name. */
    static String line(String calendar, String name) {
        return calendar.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static String part(String mail, String type) {
        try {
            var message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1)));
            return part(message, type);
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Attachments make a letter a part of a part. */
    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!part.isMimeType("multipart/*")) return "";
        var body = (MimeMultipart) part.getContent();
        for (var n = 0; n < body.getCount(); n++) {
            var found = part(body.getBodyPart(n), type);
            if (!found.isEmpty()) return found;
        }
        return "";
    }
}
