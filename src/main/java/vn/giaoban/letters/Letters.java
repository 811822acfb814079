package vn.giaoban.letters;

import jakarta.mail.MessagingException;
import org.springframework.stereotype.Component;
import vn.giaoban.audience.Ways;
import vn.giaoban.post.Letter;

/** Messages as letters: what an invitation, an update and a cancellation say. */
@Component
public class Letters {

    private final LetterWriter writer;
    private final MailSettings settings;

    Letters(LetterWriter writer, MailSettings settings) {
        this.writer = writer;
        this.settings = settings;
    }

    /**
     * The message as a mail, the same bytes each time. Blocks the first time, when the template is read.
     *
     * @param ways the recipient's personal addresses; none in a cancellation
     * @throws MessagingException when the recipient's address can't be one
     */
    public Letter write(Message message, Ways ways) throws MessagingException {
        return writer.write(message, ways);
    }

    /** What follows the @ of Message-IDs: the domain of the sender's address. */
    public String domain() {
        return settings.domain();
    }
}
