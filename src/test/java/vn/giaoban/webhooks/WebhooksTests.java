package vn.giaoban.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.giaoban.post.PostFault;
import vn.giaoban.support.WebhookReceiver;

class WebhooksTests {

    private static final UUID ID = UUID.fromString("9b2d7c1e-0000-4000-8000-00000000abcd");
    private static final byte[] EVENT = "{\"specversion\": \"1.0\"}".getBytes(StandardCharsets.UTF_8);

    private final WebhookReceiver receiver = new WebhookReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aDeliveryIsSignedAndSaysWhatItIs() {
        assertThat(webhooks(receiver.url(), true).deliver(ID, EVENT).block()).isEqualTo("HTTP 204");

        var event = receiver.received().getFirst();
        var headers = event.headers();
        assertThat(event.body().getBytes(StandardCharsets.UTF_8)).isEqualTo(EVENT);
        assertThat(headers.get("content-type")).startsWith("application/cloudevents+json");
        assertThat(headers.get("host")).startsWith("127.0.0.1:");
        var seconds = Long.parseLong(headers.get("webhook-timestamp"));
        assertThat(headers.get("webhook-id")).isEqualTo(ID.toString());
        assertThat(headers.get("webhook-signature"))
                .isEqualTo(new Signature("secret").of(ID.toString(), seconds, EVENT));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 503})
    void notNowIsForNow(int status) {
        receiver.answer(status);
        assertThat(fault(webhooks(receiver.url(), true)).isPermanent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 400, 401, 404, 410})
    void aRefusalIsForGoodAndARedirectIsNotFollowed(int status) {
        receiver.answer(status);
        var fault = fault(webhooks(receiver.url(), true));
        assertThat(fault.isPermanent()).isTrue();
        assertThat(fault.answer()).isEqualTo("HTTP " + status);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void ofALongAnswerOnlyTheBeginningIsRead() {
        receiver.answer(200);
        receiver.talk(10 << 20);
        assertThat(webhooks(receiver.url(), true).deliver(ID, EVENT).block()).isEqualTo("HTTP 200");
    }

    @Test
    void whoHangsIsNotWaitedForForEver() {
        receiver.answerAfter(5_000);
        var began = System.nanoTime();
        assertThat(fault(webhooks(receiver.url(), true)).isPermanent()).isFalse();
        assertThat(System.nanoTime() - began).isLessThan(Duration.ofSeconds(4).toNanos());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://2130706433:%d/",
                "http://169.254.169.254/latest/meta-data"
            })
    void nothingGoesToAPrivateAddress(String url) {
        var port = URI.create(receiver.url()).getPort();
        var fault = fault(webhooks(url.formatted(port), false));
        assertThat(fault.isPermanent()).isTrue();
        assertThat(fault.answer()).contains("not an address of the public internet");
        assertThat(receiver.received()).isEmpty();
    }

    private static PostFault fault(Webhooks webhooks) {
        var thrown = catchThrowable(() -> webhooks.deliver(ID, EVENT).block());
        if (thrown instanceof PostFault fault) return fault;
        if (thrown != null && thrown.getCause() instanceof PostFault fault) return fault;
        throw new AssertionError("no fault of the post", thrown);
    }

    private static Webhooks webhooks(String url, boolean allowPrivate) {
        var settings = new WebhookSettings(URI.create(url), "secret", allowPrivate, Duration.ofSeconds(2));
        return new Webhooks(settings, Clock.systemUTC());
    }
}
