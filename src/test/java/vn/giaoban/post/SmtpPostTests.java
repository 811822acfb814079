package vn.giaoban.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.giaoban.letters.SampleLetters;
import vn.giaoban.support.ScriptedSmtp;

class SmtpPostTests {

    private static final String TO = "q-ba-dinh@hanoi.example";

    private final ScriptedSmtp server = new ScriptedSmtp();
    private final SmtpPost post = post(server.port());

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void aRealMailServerGetsTheVeryBytes() throws Exception {
        var real = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        real.start();
        try {
            assertThat(post(real.getSmtp().getPort()).deliver(letter())).startsWith("250");
            var bytes = new ByteArrayOutputStream();
            var mail = real.getReceivedMessages()[0];
            mail.writeTo(bytes, new String[] {"Return-Path", "Received"});
            assertThat(bytes.toString(StandardCharsets.ISO_8859_1).strip())
                    .isEqualTo(new String(letter().bytes(), StandardCharsets.ISO_8859_1).strip());
            assertThat(mail.getContentType()).startsWith("multipart/mixed");
        } finally {
            real.stop();
        }
    }

    @Test
    void manyLettersShareAConnection() throws Exception {
        for (int n = 0; n < 20; n++) post.deliver(letter());
        assertThat(server.received()).hasSize(20);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aConnectionThatTheServerGaveUpIsReplaced() throws Exception {
        server.growTiredAfter(1);
        post.deliver(letter());
        post.deliver(letter());
        assertThat(server.received()).hasSize(2);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aRefusalIsForGoodAndSaysWhatTheServerSaid() {
        server.answer(TO, "550 5.1.1 no such mailbox");
        var fault = faultOf();
        assertThat(fault.isPermanent()).isTrue();
        assertThat(fault.answer()).contains("550 5.1.1 no such mailbox");
    }

    @Test
    void notNowIsForNow() throws Exception {
        server.answer(TO, "451 4.7.1 greylisted");
        var fault = faultOf();
        assertThat(fault.isPermanent()).isFalse();
        assertThat(fault.isInDoubt()).isFalse();
        assertThat(fault.answer()).contains("451 4.7.1 greylisted");
        assertThat(post.deliver(letter())).startsWith("250");
    }

    @Test
    void aLineThatGoesDeadAfterTheLetterLeavesADoubt() {
        server.cutAfterData(TO);
        var fault = faultOf();
        assertThat(fault.isPermanent()).isFalse();
        assertThat(fault.isInDoubt()).isTrue();
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() throws Exception {
        int nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        var fault = catchThrowableOfType(PostFault.class, () -> post(nobody).deliver(letter()));
        assertThat(fault.isPermanent()).isFalse();
        assertThat(fault.isInDoubt()).isFalse();
    }

    @Test
    void aServerThatSaysNothingIsTriedAgain() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var fault = catchThrowableOfType(
                    PostFault.class, () -> impatient(silent.getLocalPort()).deliver(letter()));
            assertThat(fault.isPermanent()).isFalse();
            assertThat(fault.isInDoubt()).isFalse();
        }
    }

    @Test
    void aServerThatHangsAfterTheLetterLeavesADoubt() {
        server.confirmAfter(3_000);
        var fault = catchThrowableOfType(
                PostFault.class, () -> impatient(server.port()).deliver(letter()));
        assertThat(fault.isPermanent()).isFalse();
        assertThat(fault.isInDoubt()).isTrue();
    }

    private static SmtpPost impatient(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().put("mail.smtp.timeout", "500");
        return new SmtpPost(sender);
    }

    private PostFault faultOf() {
        return catchThrowableOfType(PostFault.class, () -> post.deliver(letter()));
    }

    private static SmtpPost post(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return new SmtpPost(sender);
    }

    private static Letter letter() throws Exception {
        return SampleLetters.aLetter();
    }
}
