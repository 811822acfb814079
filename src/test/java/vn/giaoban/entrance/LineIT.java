package vn.giaoban.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.giaoban.admission.Precedence;
import vn.giaoban.admission.Turn;
import vn.giaoban.admission.Visitor;
import vn.giaoban.admission.Waves;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.ConferenceHouse;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnThreads;
import vn.giaoban.support.Quiet;
import vn.giaoban.support.TestClock;

/** The line at the door over HTTP and in a browser: who waits, with and without a script. */
@Quiet("lets people in by the second")
@IntegrationTest
class LineIT {

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private Conferences conferences;

    @Autowired
    private Waves waves;

    @Autowired
    private ReactiveStringRedisTemplate redis;

    @Autowired
    private TestClock clock;

    private ConferenceHouse house;

    @BeforeEach
    void enter() {
        house = new ConferenceHouse(api, roster, clock);
    }

    @AfterEach
    void leave() {
        clock.reset();
    }

    @Test
    void showsThePlaceWhileAWaveIsFullAndLetsInByItself() {
        var booked = house.published();
        clock.setTo(booked.start());
        crowd(booked, 40);
        var token = house.deviceOf(booked, "Q-BA-DINH").token();
        var page = get(token, "text/html", "");
        assertThat(page.getStatus()).isEqualTo(HttpStatus.OK);
        assertThat(seconds(page, HttpHeaders.RETRY_AFTER)).isBetween(3, 14);
        assertThat(seconds(page, "Refresh")).isBetween(1, 14);
        assertThat(page.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(body(page)).contains("Đang chờ đến lượt vào họp", "Bạn ở vị trí", "data-seconds=");
        assertThat(body(get(token, "text/html", "?lang=en"))).contains("Waiting for your turn", "You are number");

        var program = get(token, "application/json", "");
        assertThat(program.getStatus()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(body(program)).contains("urn:giaoban:problem:not-your-turn", "\"place\":", "\"waiting\":");

        var looked = api.anybody()
                .method(HttpMethod.HEAD)
                .uri("/j/{token}/enter", house.personOf(booked, "Trần Thị Bình").token())
                .exchange()
                .expectBody()
                .returnResult();
        assertThat(looked.getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(String.valueOf(looked.getResponseHeaders().getLocation())).doesNotContain("jwt");

        // the chair does not wait for them
        var chair = get(house.personOf(booked, "Nguyễn Văn An").token(), "text/html", "");
        assertThat(chair.getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
        var way = Mono.fromCallable(() -> get(token, "text/html", ""))
                .delaySubscription(Duration.ofMillis(500), Schedulers.boundedElastic())
                .repeat()
                .filter(answer -> answer.getStatus() == HttpStatus.SEE_OTHER)
                .next()
                .block(Duration.ofSeconds(25));
        assertThat(String.valueOf(
                        Objects.requireNonNull(way).getResponseHeaders().getLocation()))
                .contains(booked.room() + "?jwt=");
    }

    @Test
    void takesPlacesSomeMinutesBeforeTheRoomOpensAndNotBefore() {
        var booked = house.published();
        var token = house.deviceOf(booked, "Q-BA-DINH").token();
        clock.setTo(booked.opens().minusSeconds(310));
        assertThat(seconds(get(token, "text/html", ""), "Refresh")).isLessThanOrEqualTo(11);
        assertThat(body(get(token, "text/html", "")))
                .contains("Phòng họp chưa mở")
                .doesNotContain("Bạn ở vị trí");
        clock.setTo(booked.opens().minusSeconds(200));
        crowd(booked, 6);
        var early = get(token, "text/html", "");
        assertThat(early.getStatus()).isEqualTo(HttpStatus.TOO_EARLY);
        assertThat(seconds(early, HttpHeaders.RETRY_AFTER)).isBetween(195, 202);
        assertThat(seconds(early, "Refresh")).isLessThanOrEqualTo(120);
        assertThat(body(early)).contains("Bạn ở vị trí 7 trong 7", "Phòng họp chưa mở");
        // the host's device comes last and is first
        assertThat(body(get(house.deviceOf(booked, "VP-UBND").token(), "text/html", "")))
                .contains("Bạn ở vị trí 1 trong 8");
        assertThat(get(token, "application/json", "").getStatus()).isEqualTo(HttpStatus.TOO_EARLY);
        clock.setTo(booked.opens());
        assertThat(get(token, "text/html", "").getStatus()).isEqualTo(HttpStatus.SEE_OTHER);
    }

    @Test
    void sixteenClicksOnOneLinkTakeOnePlace() {
        var booked = house.published();
        clock.setTo(booked.start());
        var token = house.deviceOf(booked, "Q-BA-DINH").token();
        var statuses = Flux.range(0, 16)
                .flatMap(
                        _ -> Mono.fromCallable(() -> get(token, "text/html", "").getStatus())
                                .subscribeOn(OwnThreads.ALL),
                        16)
                .distinct()
                .collectList()
                .block();
        assertThat(statuses).isEqualTo(List.of(HttpStatus.SEE_OTHER));
        assertThat(redis.opsForZSet()
                        .size("giaoban:admission:{" + booked.room() + "}:entered")
                        .block())
                .isEqualTo(1);
    }

    @Test
    void goesInByItselfWithAndWithoutAScript() {
        var program = Chromium.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine: the line was not looked at");
        try (var chromium = Chromium.start(program.orElseThrow())) {
            for (var script : List.of(true, false)) {
                var booked = house.published();
                clock.setTo(booked.start());
                crowd(booked, 40);
                goIn(chromium, house.deviceOf(booked, "Q-BA-DINH").token(), script);
            }
        }
    }

    private void goIn(Chromium chromium, String token, boolean script) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(script ? 360 : 1440, 800)
                .setJavaScriptEnabled(script)
                .setLocale("vi-VN");
        try (var context = chromium.browser().newContext(options);
                var page = context.newPage()) {
            // where the conference would be is nobody: that the browser asks for it is what there is to see
            page.waitForRequest(
                    "https://meet.example.org/**", new Page.WaitForRequestOptions().setTimeout(30_000), () -> {
                        page.navigate(api.base() + "/j/" + token + "/enter");
                        assertThat(page.locator("#place").textContent()).startsWith("Bạn ở vị trí");
                        page.screenshot(new Page.ScreenshotOptions()
                                .setPath(Path.of(
                                        "target/screenshots/line-" + (script ? "script-360" : "plain-1440") + ".png"))
                                .setFullPage(true));
                    });
        }
    }

    /** Devices that come at once; those that have to wait do not come back. */
    private void crowd(ConferenceHouse.Booked booked, int size) {
        var conference = Objects.requireNonNull(conferences.of(booked.id()).block());
        var turns = Flux.range(0, size)
                .flatMap(n -> waves.enter(conference, new Visitor(UUID.randomUUID(), Precedence.ROOM, "X" + n)), size)
                .filter(Turn.Later.class::isInstance)
                .count();
        assertThat(turns.block(Duration.ofSeconds(10))).isPositive();
    }

    private EntityExchangeResult<byte[]> get(String token, String accept, String query) {
        return api.anybody()
                .get()
                .uri("/j/" + token + "/enter" + query)
                .header(HttpHeaders.ACCEPT, accept)
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static int seconds(EntityExchangeResult<byte[]> answer, String header) {
        return Integer.parseInt(
                Objects.requireNonNull(answer.getResponseHeaders().getFirst(header)));
    }

    private static String body(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNullElse(answer.getResponseBody(), new byte[0]), StandardCharsets.UTF_8);
    }
}
