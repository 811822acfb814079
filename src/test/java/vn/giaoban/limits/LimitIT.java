package vn.giaoban.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnThreads;

/** Who guesses is stopped, from one address and for one account; who knows is not, however often. Each test calls from an address of its own. */
@IntegrationTest
class LimitIT {

    private static final String PASSWORD = "mật khẩu đúng";

    @Autowired
    private Api api;

    private static String anAddress() {
        var random = ThreadLocalRandom.current();
        return "198.51." + random.nextInt(100, 256) + "." + random.nextInt(1, 255);
    }

    private HttpCall from(String address, String path) {
        return HttpCall.by(api, "GET", path).header("X-Forwarded-For", address);
    }

    private String anAccount() {
        return api.account("gioi.han.", PASSWORD, "LEADER");
    }

    private Answer login(String address, String name, String password) {
        return from(address, "/api/v1/me").as(name, password).send();
    }

    @Test
    void anAddressMayFailThirtyTimesAMinute() {
        var address = anAddress();
        var name = anAccount();
        for (var n = 0; n < 30; n++) login(address, "khong-ai-" + n, "sai").refused(401, "unauthenticated");
        var refused = login(address, name, PASSWORD).refused(429, "too-many-requests");
        assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After"))))
                .isBetween(1, 61);
        login(anAddress(), name, PASSWORD).ok();
        from(address, "/login").header("Accept", "text/html").send().ok();
        var bearer = from(address, "/api/v1/me")
                .header("Authorization", "Bearer khong-co")
                .send();
        bearer.refused(429, "too-many-requests");
    }

    @Test
    void anAccountMayBeFailedAtTenTimesAMinuteFromWherever() {
        var name = anAccount();
        for (var n = 0; n < 10; n++) login(anAddress(), name, "sai").refused(401, "unauthenticated");
        login(anAddress(), name.toUpperCase(java.util.Locale.ROOT), PASSWORD).refused(429, "too-many-requests");
        login(anAddress(), anAccount(), PASSWORD).ok();
    }

    @Test
    void thoseWhoKnowAreNeverCounted() {
        var address = anAddress();
        var name = anAccount();
        for (var n = 0; n < 60; n++) login(address, name, PASSWORD).ok();
    }

    @Test
    void theFormCountsTheSameAndIsRefusedWithAPage() {
        var address = anAddress();
        var name = anAccount();
        for (var n = 0; n < 10; n++)
            assertThat(form(address, name, "sai").header("Location")).contains("wrong=1");
        var refused = form(address, name, PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(refused.body()).contains("<!doctype html>", "Có quá nhiều lần thử không thành công");
    }

    private Answer form(String address, String name, String password) {
        var token = UUID.randomUUID().toString();
        var masked = new byte[72];
        System.arraycopy(token.getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, masked, 36, 36);
        return from(address, "/login")
                .body(
                        "POST",
                        "application/x-www-form-urlencoded",
                        "username=" + name + "&password="
                                + java.net.URLEncoder.encode(password, java.nio.charset.StandardCharsets.UTF_8))
                .header("Cookie", "XSRF-TOKEN=" + token)
                .header("X-XSRF-TOKEN", java.util.Base64.getUrlEncoder().encodeToString(masked))
                .header("Accept", "text/html")
                .send();
    }

    @Test
    void whoTriesLinksIsStoppedAndOthersAreNot() {
        var address = anAddress();
        var statuses = Flux.range(0, 200)
                .flatMap(
                        n -> Mono.fromCallable(() -> from(address, "/j/" + UUID.randomUUID())
                                        .send()
                                        .status())
                                .subscribeOn(OwnThreads.ALL),
                        20)
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(statuses).containsOnly(404, 429);
        assertThat(from(address, "/p/" + UUID.randomUUID()).send().status()).isEqualTo(429);
        assertThat(from(address, "/feeds/khong-co.ics").send().status()).isEqualTo(429);
        assertThat(from(anAddress(), "/j/" + UUID.randomUUID()).send().status()).isEqualTo(404);
    }
}
