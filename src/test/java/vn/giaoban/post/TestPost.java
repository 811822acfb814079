package vn.giaoban.post;

import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The post as tests of other modules need it. */
public final class TestPost {

    private TestPost() {}

    /** To a mail server on this machine. */
    public static Post to(int port) {
        var server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        return new SmtpPost(server);
    }
}
