package vn.giaoban.bench;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.net.SocketFactory;

/** One loop over one kept JavaMail transport that sends finished letters: what a service could reach that had nothing else to do. */
final class BareMail implements AutoCloseable {

    private final Session session;
    private final Transport transport;
    private final List<Address[]> recipients = new ArrayList<>();
    private final List<byte[]> letters = new ArrayList<>();

    /**
     * Opens the connection.
     *
     * @param hurried whether the system may not hold back the last few bytes of a letter until the ones before are acknowledged
     *     (Nagle's algorithm), as it does by JavaMail's defaults, and which a single connection waits for with every letter
     */
    BareMail(int port, Map<String, byte[]> letters, boolean hurried) throws MessagingException {
        var properties = new Properties();
        if (hurried) properties.put("mail.smtp.socketFactory", new Hurried());
        session = Session.getInstance(properties);
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

    /** Sockets that send at once. */
    private static final class Hurried extends SocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            var socket = new Socket();
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException("JavaMail connects by itself");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException("JavaMail connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException("JavaMail connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
            throw new UnsupportedOperationException("JavaMail connects by itself");
        }
    }
}
