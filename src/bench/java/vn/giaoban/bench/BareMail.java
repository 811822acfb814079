package vn.giaoban.bench;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One loop over one kept JavaMail transport that sends finished letters: what a service could reach that had nothing else to do. */
final class BareMail implements AutoCloseable {

    private final Session session = Session.getInstance(new Properties());
    private final Transport transport;
    private final List<Address[]> recipients = new ArrayList<>();
    private final List<byte[]> letters = new ArrayList<>();

    BareMail(int port, Map<String, byte[]> letters) throws MessagingException {
        for (var letter : letters.entrySet()) {
            recipients.add(new Address[] {new InternetAddress(letter.getKey())});
            this.letters.add(letter.getValue());
        }
        transport = session.getTransport("smtp");
        transport.connect("127.0.0.1", port, null, null);
    }

    /** The seconds that all letters take. */
    double seconds() throws MessagingException {
        var began = System.nanoTime();
        for (var n = 0; n < letters.size(); n++)
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(letters.get(n))), recipients.get(n));
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() throws MessagingException {
        transport.close();
    }
}
