package vn.giaoban.letters;

import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.giaoban.audience.Ways;
import vn.giaoban.post.Letter;

/** Messages as letters: what an invitation, an update and a cancellation say. */
@Component
public class Letters {

    private final LetterWriter writer;
    private final MailSettings settings;
    private final ObjectProvider<NoticeWriter> notices;

    Letters(LetterWriter writer, MailSettings settings, ObjectProvider<NoticeWriter> notices) {
        this.writer = writer;
        this.settings = settings;
        this.notices = notices;
    }

    /**
     * The message as a mail, the same bytes each time. Blocks the first time, when the template is read.
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

    /** What follows the @ of Message-IDs: the domain of the sender's address. */
    public String domain() {
        return settings.domain();
    }
}
