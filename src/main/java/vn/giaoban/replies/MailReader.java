package vn.giaoban.replies;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what a mail says, without trusting anything in it: depth, number and size of its parts are bounded, and nothing is fetched. */
final class MailReader {

    private static final int DEEPEST = 10;
    private static final int MOST_PARTS = 100;
    private static final Session SESSION = Session.getInstance(new Properties());

    private MailReader() {}

    /** What it says; never fails, since what can't be read is for people. */
    static ReplyMail read(RawMail raw) {
        if (raw.bytes().length == 0) return new ReplyMail.Other("it is too large");
        try {
            return read(new MimeMessage(SESSION, new ByteArrayInputStream(raw.bytes())));
        } catch (MessagingException | IOException | RuntimeException e) {
            return new ReplyMail.Other("it can't be read: " + e);
        }
    }

    private static ReplyMail read(MimeMessage mail) throws MessagingException, IOException {
        var parts = new ArrayList<Part>();
        collect(mail, 0, parts);
        if (isReport(mail, "delivery-status")) return BounceReader.read(mail, parts);
        var answer = answer(mail, parts);
        if (answer != null) return answer;
        if (isAutomatic(mail)) return new ReplyMail.Nothing("it was written by no person");
        return new ReplyMail.Other("it is no answer of a calendar");
    }

    /** The parts that are no containers, in order; a mail within a mail is one part, since what it says was not said by the sender. */
    private static void collect(Part part, int depth, List<Part> parts) throws MessagingException, IOException {
        if (depth > DEEPEST || parts.size() >= MOST_PARTS) return;
        if (!part.isMimeType("multipart/*")) {
            parts.add(part);
        } else if (part.getContent() instanceof Multipart inner) {
            for (int n = 0; n < inner.getCount() && parts.size() < MOST_PARTS; n++)
                collect(inner.getBodyPart(n), depth + 1, parts);
        }
    }

    private static @Nullable ReplyMail answer(MimeMessage mail, List<Part> parts)
            throws MessagingException, IOException {
        var seen = "";
        for (var part : parts) {
            if (!isCalendar(part)) continue;
            var text = text(part, CalendarText.LONGEST);
            if (text == null) return new ReplyMail.Other("its calendar is too long");
            var calendar = CalendarText.read(text);
            switch (calendar.method()) {
                case "REPLY" -> {
                    return new ReplyMail.Answer(sender(mail), false, calendar.events());
                }
                case "COUNTER" -> {
                    return new ReplyMail.Answer(sender(mail), true, calendar.events());
                }
                default -> seen = calendar.method();
            }
        }
        return seen.isEmpty() ? null : new ReplyMail.Other("a calendar's " + shortened(seen) + " is no answer");
    }

    private static boolean isCalendar(Part part) throws MessagingException {
        if (part.isMimeType("text/calendar") || part.isMimeType("application/ics")) return true;
        var name = nameOf(part);
        return name != null && name.toLowerCase(Locale.ROOT).endsWith(".ics");
    }

    private static @Nullable String nameOf(Part part) {
        try {
            return part.getFileName();
        } catch (MessagingException e) {
            return null; // a name that can't be decoded
        }
    }

    private static ReplyMail.Sender sender(MimeMessage mail) throws MessagingException {
        var from = addresses(mail.getFrom());
        // absent, Reply-To is From
        var replyTo = mail.getHeader("Reply-To") == null ? List.<String>of() : addresses(mail.getReplyTo());
        return new ReplyMail.Sender(from.size() == 1 ? from.getFirst() : null, replyTo);
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        if (addresses == null) return List.of();
        return Arrays.stream(addresses)
                .filter(InternetAddress.class::isInstance)
                .map(address -> ((InternetAddress) address).getAddress())
                .filter(address -> address != null)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Whether it is a report of that type (RFC 6522). */
    private static boolean isReport(MimeMessage mail, String type) throws MessagingException {
        return mail.isMimeType("multipart/report")
                && type.equalsIgnoreCase(new ContentType(mail.getContentType()).getParameter("report-type"));
    }

    /** Whether a machine wrote it: RFC 3834, and what there was before. */
    private static boolean isAutomatic(MimeMessage mail) throws MessagingException {
        if (mail.isMimeType("multipart/report")) return true;
        var submitted = first(mail, "Auto-Submitted");
        if (!submitted.isEmpty() && !submitted.startsWith("no")) return true;
        if (Stream.of("bulk", "junk", "auto_reply").anyMatch(first(mail, "Precedence")::startsWith)) return true;
        return !first(mail, "X-Autoreply").isEmpty()
                || !first(mail, "X-Autorespond").isEmpty();
    }

    private static String first(Part part, String header) throws MessagingException {
        var values = part.getHeader(header);
        return values == null ? "" : values[0].strip().toLowerCase(Locale.ROOT);
    }

    /** A part as text; null when it is longer than that many bytes. */
    static @Nullable String text(Part part, int longest) throws MessagingException, IOException {
        try (var stream = part.getInputStream()) {
            var bytes = stream.readNBytes(longest + 1);
            return bytes.length > longest ? null : new String(bytes, charsetOf(part));
        }
    }

    private static Charset charsetOf(Part part) {
        try {
            var name = new ContentType(part.getContentType()).getParameter("charset");
            if (name == null) return StandardCharsets.UTF_8;
            var charset = Charset.forName(MimeUtility.javaCharset(name));
            return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        } catch (MessagingException | IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
