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
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audience.Ways;
import vn.giaoban.letterhead.Letterhead;
import vn.giaoban.post.Letter;
import vn.giaoban.post.OneLine;
import vn.giaoban.stationery.Stationery;

/**
 * Writes a message as a mail: plain text, HTML and the calendar entry as alternatives of one another (RFC 6047), which is the form
 * that Outlook, Google and Apple turn into an invitation with buttons; beside them, where somebody is invited, the formal invitation as PDF.
 */
@Component
class LetterWriter {

    /** In characters; forms take no longer ones. */
    static final int LONGEST_NAME = 200;

    private static final String STREAMS = "jakarta.mail.util.StreamProvider";

    static {
        // named, since the library otherwise looks through the class path for it again at each header and part: a
        // millisecond a letter
        if (System.getProperty(STREAMS) == null) System.setProperty(STREAMS, MailStreamProvider.class.getName());
    }

    /** One for all: each new one reads the library's lists of providers again, which takes longer than all the rest of a letter. */
    private static final Session NO_SESSION = Session.getInstance(new Properties());

    private final InternetAddress sender;
    private final CalendarWriter calendars;
    private final Stationery stationery;
    private final Letterhead letterhead;

    LetterWriter(MailSettings settings, CalendarWriter calendars, Stationery stationery, Letterhead letterhead) {
        this.sender = settings.sender();
        this.calendars = calendars;
        this.stationery = stationery;
        this.letterhead = letterhead;
    }

    /**
     * The mail, the same bytes each time.
     *
     * @param ways the recipient's personal addresses; none in a cancellation
     * @throws MessagingException when the recipient's address can't be one
     */
    Letter write(Message message, Ways ways) throws MessagingException {
        return write(message, ways, null);
    }

    /**
     * The same.
     *
     * @param notice what it says, when it tells or asks something beside the plan
     */
    Letter write(Message message, Ways ways, @Nullable NoticeContent notice) throws MessagingException {
        var to = addressOf(message.recipient());
        var mail = new FixedMessage(message.messageId());
        try {
            mail.setFrom(named(sender.getAddress(), sender.getPersonal() == null ? "Giaoban" : sender.getPersonal()));
            mail.setRecipient(jakarta.mail.Message.RecipientType.TO, to);
            addReplyTo(mail, message.plan());
            var paper = stationery.paper();
            var sheet = notice == null
                    ? Sheet.of(message, ways, paper)
                    : Sheet.of(message, notice.linkedTo(ways.desk()), paper);
            mail.setSubject(sheet.subject(), "UTF-8");
            mail.setSentDate(Date.from(message.stamp()));
            // RFC 3834: no absence notes in answer
            mail.setHeader("Auto-Submitted", "auto-generated");
            if (message.plan().isUrgent()) mail.setHeader("Importance", "high");
            mail.setContent(withFormalInvitation(message, body(message, sheet, ways)));
            mail.saveChanges();
            var bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return new Letter(MessageFile.nameOf(message), sender, to, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MimeMultipart body(Message message, Sheet sheet, Ways ways) throws MessagingException {
        var body = new FixedMultipart("alternative", "=_giaoban_" + message.id());
        body.addBodyPart(part(sheet.text(), "text/plain; charset=UTF-8", "quoted-printable"));
        // not readable as it is, so that a search for a link meets the one of the plain text
        body.addBodyPart(part(sheet.html(), "text/html; charset=UTF-8", "base64"));
        if (message.kind() == MessageKind.REMINDER || message.kind() == MessageKind.NOTICE) return body;
        var cancel = message.kind() == MessageKind.CANCEL;
        var method = cancel ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST;
        var link = cancel ? null : ways.join();
        body.addBodyPart(part(
                calendars.write(entry(message, method, link)),
                "text/calendar; method=" + method.getValue() + "; charset=UTF-8",
                ContentLines.keepWhole(link) ? "quoted-printable" : "base64"));
        return body;
    }

    /** Calendar programs look for the entry among the alternatives, so these stay together beside the attachment. */
    private MimeMultipart withFormalInvitation(Message message, MimeMultipart alternatives) throws MessagingException {
        if (message.kind() != MessageKind.REQUEST || !letterhead.isAttached()) return alternatives;
        var text = new MimeBodyPart();
        text.setContent(alternatives);
        text.setHeader("Content-Type", alternatives.getContentType());
        var paper = part(letterhead.write(FormalContent.of(message)), "application/pdf; name=giay-moi.pdf", "base64");
        paper.setHeader("Content-Disposition", "attachment; filename=giay-moi.pdf");
        var both = new FixedMultipart("mixed", "=_giaoban_mixed_" + message.id());
        both.addBodyPart(text);
        both.addBodyPart(paper);
        return both;
    }

    private static Entry entry(Message message, Method method, @Nullable String link) {
        return new Entry(
                method,
                message.briefing(),
                message.sequence(),
                message.stamp(),
                message.plan(),
                message.recipient(),
                link,
                message.portion());
    }

    private static MimeBodyPart part(String text, String type, String encoding) throws MessagingException {
        return part(text.getBytes(StandardCharsets.UTF_8), type, encoding);
    }

    private static MimeBodyPart part(byte[] content, String type, String encoding) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(
                new jakarta.activation.DataHandler(new jakarta.mail.util.ByteArrayDataSource(content, type)));
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
            return new InternetAddress(address, OneLine.forHeader(name, LONGEST_NAME), "UTF-8");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A mail whose Message-ID is ours: the library makes a new one at each rendering. */
    private static final class FixedMessage extends MimeMessage {
        private final String id;

        FixedMessage(String id) {
            super(NO_SESSION);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** A multipart whose boundary is ours, for the same reason. */
    private static final class FixedMultipart extends MimeMultipart {
        FixedMultipart(String subtype, String boundary) {
            super(subtype);
            contentType = "multipart/" + subtype + ";\r\n boundary=\"" + boundary + "\"";
        }
    }
}
