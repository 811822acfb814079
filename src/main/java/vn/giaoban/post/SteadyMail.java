package vn.giaoban.post;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;

/** Mails whose bytes are the same each time they are written, by which a mail server and a reader can tell a repetition. */
public final class SteadyMail {

    /** In characters; forms take no longer ones. */
    public static final int LONGEST_NAME = 200;

    private static final String STREAMS = "jakarta.mail.util.StreamProvider";

    static {
        // named, since the library otherwise looks through the class path for it again at each header and part: a
        // millisecond a letter
        if (System.getProperty(STREAMS) == null) System.setProperty(STREAMS, MailStreamProvider.class.getName());
    }

    /** One for all: each new one reads the library's lists of providers again, which takes longer than all the rest of a letter. */
    private static final Session NO_SESSION = Session.getInstance(new Properties());

    private SteadyMail() {}

    /** A mail whose Message-ID is ours: the library makes a new one at each rendering. */
    public static MimeMessage message(String id) {
        return new FixedMessage(id);
    }

    /** A multipart whose boundary is ours, for the same reason. */
    public static MimeMultipart multipart(String subtype, String boundary) {
        return new FixedMultipart(subtype, boundary);
    }

    /** A part that is text in UTF-8. */
    public static MimeBodyPart part(String text, String type, String encoding) throws MessagingException {
        return part(text.getBytes(StandardCharsets.UTF_8), type, encoding);
    }

    /** A part. */
    public static MimeBodyPart part(byte[] content, String type, String encoding) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", encoding);
        return part;
    }

    /** A part that is a multipart itself. */
    public static MimeBodyPart part(MimeMultipart parts) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(parts);
        part.setHeader("Content-Type", parts.getContentType());
        return part;
    }

    /**
     * A file.
     *
     * @param name of characters that need no encoding
     */
    public static MimeBodyPart attachment(byte[] content, String type, String name) throws MessagingException {
        var part = part(content, type + "; name=" + name, "base64");
        part.setHeader("Content-Disposition", "attachment; filename=" + name);
        return part;
    }

    /** An address with the name shown beside it, in one line. */
    public static InternetAddress named(String address, String name) {
        try {
            return new InternetAddress(address, OneLine.forHeader(name, LONGEST_NAME), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

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

    private static final class FixedMultipart extends MimeMultipart {
        FixedMultipart(String subtype, String boundary) {
            super(subtype);
            contentType = "multipart/" + subtype + ";\r\n boundary=\"" + boundary + "\"";
        }
    }
}
