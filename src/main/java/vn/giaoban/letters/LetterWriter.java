package vn.giaoban.letters;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.giaoban.audience.Plan;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audience.Ways;
import vn.giaoban.calendars.CalendarWriter;
import vn.giaoban.calendars.Entry;
import vn.giaoban.letterhead.Letterhead;
import vn.giaoban.post.Letter;
import vn.giaoban.post.MailSettings;
import vn.giaoban.post.OneLine;
import vn.giaoban.post.SteadyMail;
import vn.giaoban.stationery.Stationery;

/**
 * Writes a message as a mail: plain text, HTML and the calendar entry as alternatives of one another (RFC 6047), which is the form
 * that Outlook, Google and Apple turn into an invitation with buttons; beside them, where somebody is invited, the formal invitation as PDF.
 */
@Component
class LetterWriter {

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
        var mail = SteadyMail.message(message.messageId());
        try {
            mail.setFrom(SteadyMail.named(
                    sender.getAddress(), sender.getPersonal() == null ? "Giaoban" : sender.getPersonal()));
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
        var body = SteadyMail.multipart("alternative", "=_giaoban_" + message.id());
        body.addBodyPart(SteadyMail.part(sheet.text(), "text/plain; charset=UTF-8", "quoted-printable"));
        // not readable as it is, so that a search for a link meets the one of the plain text
        body.addBodyPart(SteadyMail.part(sheet.html(), "text/html; charset=UTF-8", "base64"));
        if (message.kind() == MessageKind.REMINDER || message.kind() == MessageKind.NOTICE) return body;
        var cancel = message.kind() == MessageKind.CANCEL;
        var method = cancel ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST;
        var link = cancel ? null : ways.join();
        body.addBodyPart(SteadyMail.part(
                calendars.write(entry(message, method, link)),
                "text/calendar; method=" + method.getValue() + "; charset=UTF-8",
                CalendarWriter.keepsWhole(link) ? "quoted-printable" : "base64"));
        return body;
    }

    /** Calendar programs look for the entry among the alternatives, so these stay together beside the attachment. */
    private MimeMultipart withFormalInvitation(Message message, MimeMultipart alternatives) throws MessagingException {
        if (message.kind() != MessageKind.REQUEST || !letterhead.isAttached()) return alternatives;
        var both = SteadyMail.multipart("mixed", "=_giaoban_mixed_" + message.id());
        both.addBodyPart(SteadyMail.part(alternatives));
        both.addBodyPart(
                SteadyMail.attachment(letterhead.write(FormalContent.of(message)), "application/pdf", "giay-moi.pdf"));
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

    private static InternetAddress addressOf(Recipient recipient) throws MessagingException {
        if (recipient.email() == null) throw new MessagingException("no mail address");
        var address = new InternetAddress(OneLine.of(recipient.email()), true);
        return SteadyMail.named(address.getAddress(), recipient.name());
    }

    private static void addReplyTo(MimeMessage mail, Plan plan) throws MessagingException {
        if (plan.host() == null || plan.host().email() == null) return;
        mail.setReplyTo(new InternetAddress[] {
            SteadyMail.named(OneLine.of(plan.host().email()), plan.host().name())
        });
    }
}
