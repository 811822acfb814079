package vn.giaoban.webhooks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import vn.giaoban.post.PostFault;

/**
 * POSTs events to the address that is configured. The name is looked up for each event, the addresses found are checked, and the connection is made
 * to the very address that was checked, so that a name which changes its mind in between gains nothing. Redirects are not followed.
 */
@Component
public class Webhooks {

    /** How many may be under way at a time. */
    public static final int LANES = 8;

    /** More of an answer is not read. */
    private static final int MOST = 64 * 1024;

    private static final int PATIENCE_TO_CONNECT = 10_000;

    private final WebhookSettings settings;
    private final Clock clock;
    private final @Nullable Signature signature;
    private final HttpClient client;

    Webhooks(WebhookSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.signature = settings.url() == null || settings.secret() == null ? null : new Signature(settings.secret());
        this.client = HttpClient.create(ConnectionProvider.builder("webhook")
                        .maxConnections(LANES)
                        .maxIdleTime(Duration.ofSeconds(15))
                        .build())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, PATIENCE_TO_CONNECT)
                .responseTimeout(settings.timeout())
                .followRedirect(false);
    }

    /** Whether an address is configured. */
    public boolean isConfigured() {
        return signature != null;
    }

    /**
     * Hands an event over.
     *
     * @param id the same at each attempt
     * @param event a CloudEvent as JSON
     * @return what was answered; fails with {@link PostFault}
     */
    public Mono<String> deliver(UUID id, byte[] event) {
        var url = settings.url();
        if (url == null || signature == null)
            return Mono.error(PostFault.permanent("no webhook is configured (giaoban.channels.webhook.url)", null));
        return Mono.fromCallable(() -> checkedAddress(url))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(address -> post(url, address, signature, id, event))
                .onErrorMap(fault -> !(fault instanceof PostFault), Webhooks::noAnswer);
    }

    private InetAddress checkedAddress(URI url) throws PostFault {
        var host = url.getHost().replaceAll("^\\[|]$", "");
        try {
            var addresses = InetAddress.getAllByName(host);
            if (!settings.allowPrivate() && !Arrays.stream(addresses).allMatch(AddressPolicy::isPublic))
                throw PostFault.permanent(host + " is not an address of the public internet", null);
            return addresses[0];
        } catch (UnknownHostException e) {
            throw PostFault.temporary("nobody knows the host " + host, e);
        }
    }

    private Mono<String> post(URI url, InetAddress address, Signature key, UUID id, byte[] event) {
        var secure = url.getScheme().equals("https");
        var port = url.getPort() > 0 ? url.getPort() : secure ? 443 : 80;
        // it carries the name that was asked for, which TLS and the Host header need, and is looked up no more
        var pinned = client.remoteAddress(() -> new InetSocketAddress(address, port))
                .headers(headers -> sign(headers, url, key, id, event));
        return (secure ? pinned.secure() : pinned)
                .post()
                .uri(target(url))
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(event)))
                .response(Webhooks::read)
                .next()
                .timeout(settings.timeout().plusMillis(PATIENCE_TO_CONNECT));
    }

    private void sign(HttpHeaders headers, URI url, Signature key, UUID id, byte[] event) {
        var seconds = clock.instant().getEpochSecond();
        headers.set("Host", url.getPort() > 0 ? url.getHost() + ":" + url.getPort() : url.getHost())
                .set("User-Agent", "Giaoban")
                .set("Content-Type", "application/cloudevents+json; charset=UTF-8")
                .set("Content-Length", event.length)
                .set("Webhook-Id", id.toString())
                .set("Webhook-Timestamp", seconds)
                .set("Webhook-Signature", key.of(id.toString(), seconds, event));
    }

    private static String target(URI url) {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static Flux<String> read(HttpClientResponse response, ByteBufFlux body) {
        return body.map(ByteBuf::readableBytes)
                .scan(0, Integer::sum)
                .takeUntil(sum -> sum > MOST)
                .then(Mono.defer(() -> judge(response.status().code())))
                .flux();
    }

    private static Mono<String> judge(int status) {
        var answer = "HTTP " + status;
        if (status >= 200 && status < 300) return Mono.just(answer);
        var later = status == 408 || status == 409 || status == 425 || status == 429 || status >= 500;
        return Mono.error(later ? PostFault.temporary(answer, null) : PostFault.permanent(answer, null));
    }

    private static PostFault noAnswer(Throwable fault) {
        var what = fault instanceof TimeoutException ? "no answer in time" : String.valueOf(fault.getMessage());
        return PostFault.temporary("the webhook can't be reached: " + what, fault);
    }
}
