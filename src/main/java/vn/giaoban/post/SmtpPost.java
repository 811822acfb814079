package vn.giaoban.post;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/**
 * Hands letters to a mail server. Connections are kept for the next letter (a new one for each is a third as fast), looked at before
 * they are used again, and closed when there is nothing to do.
 */
class SmtpPost implements Post {

    /** An idle connection is asked whether it is still one when it has been idle for longer than this. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final Duration MAX_IDLE = Duration.ofSeconds(15);

    private final JavaMailSenderImpl server;
    private final ConcurrentLinkedDeque<Line> idle = new ConcurrentLinkedDeque<>();

    SmtpPost(JavaMailSenderImpl server) {
        this.server = server;
        limitWaits("mail." + protocol() + ".");
    }

    /** A connection and when it was last used, on {@link System#nanoTime()}. */
    private record Line(Transport transport, long since, boolean used) {
        boolean isIdleFor(Duration time) {
            return System.nanoTime() - since > time.toNanos();
        }
    }

    @Override
    public String deliver(Letter letter) throws PostFault {
        var line = line();
        try {
            return deliver(letter, line);
        } catch (MessagingException e) {
            close(line);
            // a server that grew tired of waiting says so only now
            if (line.used() && SmtpAnswer.codeOf(e) == 421) return deliverAfresh(letter);
            throw SmtpAnswer.toFault(e);
        }
    }

    private String deliverAfresh(Letter letter) throws PostFault {
        var line = open();
        try {
            return deliver(letter, line);
        } catch (MessagingException e) {
            close(line);
            throw SmtpAnswer.toFault(e);
        }
    }

    private String deliver(Letter letter, Line line) throws MessagingException {
        var mail = new MimeMessage(server.getSession(), new ByteArrayInputStream(letter.bytes()));
        line.transport().sendMessage(mail, new Address[] {letter.to()});
        var answer = line.transport() instanceof SMTPTransport smtp ? smtp.getLastServerResponse() : "";
        idle.push(new Line(line.transport(), System.nanoTime(), true));
        return answer == null ? "" : OneLine.of(answer);
    }

    private Line line() throws PostFault {
        for (var line = idle.poll(); line != null; line = idle.poll()) {
            if (!line.isIdleFor(FRESH) || line.transport().isConnected()) return line;
            close(line);
        }
        return open();
    }

    private Line open() throws PostFault {
        try {
            var transport = server.getSession().getTransport(protocol());
            // An empty name, as an environment has it that sets none, is nobody to log in
            var named = StringUtils.hasLength(server.getUsername());
            transport.connect(
                    server.getHost(),
                    server.getPort(),
                    named ? server.getUsername() : null,
                    named ? server.getPassword() : null);
            return new Line(transport, System.nanoTime(), false);
        } catch (AuthenticationFailedException e) {
            throw PostFault.temporary("the mail server refuses the login: " + e.getMessage(), e);
        } catch (MessagingException e) {
            throw PostFault.temporary("no connection to the mail server: " + e.getMessage(), e);
        }
    }

    @Override
    public void rest() {
        for (var line : idle) if (line.isIdleFor(MAX_IDLE) && idle.remove(line)) close(line);
    }

    private static void close(Line line) {
        try {
            line.transport().close();
        } catch (MessagingException e) {
            // it is gone, which is what was wanted
        }
    }

    /** Jakarta Mail waits for ever unless told otherwise. An answer may take a minute, since some servers make strangers wait. */
    private void limitWaits(String prefix) {
        var properties = server.getJavaMailProperties();
        properties.putIfAbsent(prefix + "connectiontimeout", "10000");
        properties.putIfAbsent(prefix + "timeout", "60000");
        properties.putIfAbsent(prefix + "writetimeout", "60000");
        // RSET and NOOP tell whether a kept connection lives; QUIT need not be answered
        properties.putIfAbsent(prefix + "quitwait", "false");
    }

    private String protocol() {
        var protocol = server.getProtocol();
        return protocol == null ? JavaMailSenderImpl.DEFAULT_PROTOCOL : protocol;
    }

    @Override
    public String description() {
        var port = server.getPort() == JavaMailSenderImpl.DEFAULT_PORT ? "" : ":" + server.getPort();
        return "Mail: letters go to the mail server " + server.getHost() + port;
    }
}
