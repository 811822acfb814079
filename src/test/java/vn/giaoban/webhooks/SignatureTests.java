package vn.giaoban.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTests {

    /** The example that the libraries of Standard Webhooks are tested with. */
    @Test
    void signsAsStandardWebhooksSays() {
        var signature = new Signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        assertThat(signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void takesASecretThatIsPlainText() {
        var body = "{}".getBytes(StandardCharsets.UTF_8);

        assertThat(new Signature("bí mật").of("id", 1, body)).isNotEqualTo(new Signature("bí-mật").of("id", 1, body));
    }
}
