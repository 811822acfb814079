package vn.giaoban.letters;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.giaoban.audience.Ways;
import vn.giaoban.letterhead.Letterhead;
import vn.giaoban.post.Letter;
import vn.giaoban.post.MailSettings;
import vn.giaoban.post.OneLine;
import vn.giaoban.post.SteadyMail;
import vn.giaoban.stationery.LetterLanguage;
import vn.giaoban.stationery.Stationery;

/** Messages as letters: what an invitation, an update and a cancellation say. */
@Component
public class Letters {

    private final LetterWriter writer;
    private final Stationery stationery;
    private final Letterhead letterhead;
    private final MailSettings settings;
    private final ObjectProvider<NoticeWriter> notices;

    Letters(
            LetterWriter writer,
            Stationery stationery,
            Letterhead letterhead,
            MailSettings settings,
            ObjectProvider<NoticeWriter> notices) {
        this.writer = writer;
        this.stationery = stationery;
        this.letterhead = letterhead;
        this.settings = settings;
        this.notices = notices;
    }

    /**
     * The message as a mail, the same bytes each time, unless an office changed its templates meanwhile. Blocks: templates and fonts are files.
     *
     * @param ways the recipient's personal addresses; none in a cancellation
     * @throws MessagingException when the recipient's address can't be one
     */
    public Letter write(Message message, Ways ways) throws MessagingException {
        return writer.write(message, ways, noticeOf(message));
    }

    private @Nullable NoticeContent noticeOf(Message message) {
        if (message.kind() != MessageKind.NOTICE) return null;
        return notices.orderedStream()
                .flatMap(writer -> writer.write(message).stream())
                .findFirst()
                .orElse(null);
    }

    /** The mail's subject. */
    public String subject(Message message) {
        var notice = noticeOf(message);
        return notice == null ? Sheet.subject(message, stationery.paper().words()) : OneLine.of(notice.subject());
    }

    /** The message in the 160 characters of one SMS, without the personal link. */
    public String sms(Message message) {
        return ShortText.of(message, subject(message));
    }

    /**
     * What a letter of the kind would say, with links that lead nowhere. Blocks as writing does.
     *
     * @param language as letters are written when null
     * @param sample what it is about; something made up when null
     */
    public Sheet preview(LetterKind kind, @Nullable LetterLanguage language, @Nullable Sample sample) {
        var paper = language == null ? stationery.paper() : stationery.paper().in(language);
        return Sheet.of(Specimen.of(kind, sample), Specimen.waysOf(kind, sample), paper);
    }

    /** The formal invitation that would come along with it. Blocks as writing does. */
    public byte[] previewFormal(LetterKind kind, @Nullable Sample sample) {
        return letterhead.write(FormalContent.of(Specimen.of(kind, sample)));
    }

    /** Who writes the service's mails, with the name that is shown. */
    public InternetAddress sender() {
        var sender = settings.sender();
        return SteadyMail.named(sender.getAddress(), sender.getPersonal() == null ? "Giaoban" : sender.getPersonal());
    }

    /** What follows the @ of Message-IDs: the domain of the sender's address. */
    public String domain() {
        return settings.domain();
    }
}
