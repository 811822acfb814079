package vn.giaoban.letters;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audience.Ways;
import vn.giaoban.post.Letter;
import vn.giaoban.post.OneLine;

/**
 * Writes a message as a mail: plain text, HTML and the calendar entry as alternatives of one another (RFC 6047), which is the form
 * that Outlook, Google and Apple turn into an invitation with buttons.
 */
@Component
class LetterWriter {

    private final InternetAddress sender;
    private final CalendarWriter calendars;
    private final HtmlLetter html;

    LetterWriter(MailSettings settings, CalendarWriter calendars, HtmlLetter html) {
        this.sender = settings.sender();
        this.calendars = calendars;
        this.html = html;
    }

    /**
     * The mail, the same bytes each time.
     *
     * @param ways the recipient's personal addresses; none in a cancellation
     * @throws MessagingException when the recipient's address can't be one
     */
    Letter write(Message message, Ways ways) throws MessagingException {
        var to = addressOf(message.recipient());
        var mail = new FixedMessage(message.messageId());
        try {
            mail.setFrom(named(sender.getAddress(), sender.getPersonal() == null ? "Giaoban" : sender.getPersonal()));
            mail.setRecipient(jakarta.mail.Message.RecipientType.TO, to);
            addReplyTo(mail, message.plan());
            mail.setSubject(Wording.subject(message), "UTF-8");
            mail.setSentDate(Date.from(message.stamp()));
            // RFC 3834: no absence notes in answer
            mail.setHeader("Auto-Submitted", "auto-generated");
            if (message.plan().isUrgent()) mail.setHeader("Importance", "high");
            mail.setContent(body(message, ways));
            mail.saveChanges();
            var bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return new Letter(MessageFile.nameOf(message), sender, to, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MimeMultipart body(Message message, Ways ways) throws MessagingException {
        var letter = LetterContent.of(message, ways);
        var body = new FixedMultipart("=_giaoban_" + message.id());
        body.addBodyPart(part(PlainLetter.write(letter), "text/plain; charset=UTF-8", "quoted-printable"));
        // not readable as it is, so that a search for a link meets the one of the plain text
        body.addBodyPart(part(html.write(letter), "text/html; charset=UTF-8", "base64"));
        if (message.kind() == MessageKind.REMINDER || message.kind() == MessageKind.NOTICE) return body;
        var method = message.kind() == MessageKind.CANCEL ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST;
        body.addBodyPart(part(
                calendars.write(entry(message, method, letter.link())),
                "text/calendar; method=" + method.getValue() + "; charset=UTF-8",
                ContentLines.keepWhole(letter.link()) ? "quoted-printable" : "base64"));
        return body;
    }

    private static Entry entry(Message message, Method method, @Nullable String link) {
        return new Entry(
                method,
                message.briefing(),
                message.sequence(),
                message.stamp(),
                message.plan(),
                message.recipient(),
                link);
    }

    private static MimeBodyPart part(String text, String type, String encoding) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new jakarta.activation.DataHandler(
                new jakarta.mail.util.ByteArrayDataSource(text.getBytes(StandardCharsets.UTF_8), type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", encoding);
        return part;
    }

    private static InternetAddress addressOf(Recipient recipient) throws MessagingException {
        if (recipient.email() == null) throw new MessagingException("no mail address");
        var address = new InternetAddress(OneLine.of(recipient.email()), true);
        return named(address.getAddress(), recipient.name());
    }

    private static void addReplyTo(MimeMessage mail, Plan plan) throws MessagingException {
        if (plan.host() == null || plan.host().email() == null) return;
        mail.setReplyTo(new InternetAddress[] {
            named(OneLine.of(plan.host().email()), plan.host().name())
        });
    }

    private static InternetAddress named(String address, String name) {
        try {
            return new InternetAddress(address, OneLine.of(name), "UTF-8");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A mail whose Message-ID is ours: the library makes a new one at each rendering. */
    private static final class FixedMessage extends MimeMessage {
        /** One for all: making it reads the library's lists of providers, which takes longer than to write a letter. */
        private static final Session SESSION = Session.getInstance(new Properties());

        private final String id;

        FixedMessage(String id) {
            super(SESSION);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** A multipart whose boundary is ours, for the same reason. */
    private static final class FixedMultipart extends MimeMultipart {
        FixedMultipart(String boundary) {
            super("alternative");
            contentType = "multipart/alternative;\r\n boundary=\"" + boundary + "\"";
        }
    }
}
