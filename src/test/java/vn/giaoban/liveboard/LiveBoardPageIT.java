package vn.giaoban.liveboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.live.Meeting;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.Quiet;
import vn.giaoban.support.TestClock;
import vn.giaoban.support.Visit;

/** The board on a screen: tiles that follow the events, a network that goes and comes back, a television, a browser without scripts. */
@IntegrationTest
@Quiet("measures how soon a board shows what happened")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveBoardPageIT {

    private static final String LONG_NAME = "Ban Quản lý dự án đầu tư xây dựng công trình giao thông, hạ tầng kỹ thuật,"
            + " nông nghiệp và phát triển nông thôn thành phố Hà Nội (trụ sở tạm thời)";

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private TestClock clock;

    @Autowired
    private DatabaseClient database;

    private Chromium chromium;
    private String own;
    private Meeting meeting;
    private String path;

    @BeforeAll
    void start() {
        chromium = Chromium.startOrSkip("the live board was not looked at");
    }

    @AfterAll
    void stop() {
        if (chromium != null) chromium.close();
    }

    @BeforeEach
    void aMeetingOfAllPoints() {
        own = new OwnPoints(api).aPoint();
        rename(own);
        var request = aBriefing()
                .titled("Giao ban trực tuyến toàn thành phố tháng 12: " + LONG_NAME)
                .chairedBy("Đỗ Thị Lan", "lan-live@hanoi.example")
                .across("ALL")
                .atPoints(own)
                .published();
        meeting = new Meeting(
                api,
                api.schedule(request.body()),
                request.start().toInstant(),
                request.end().toInstant());
        path = "/briefings/" + meeting.id() + "/live";
        clock.setTo(meeting.start().minusSeconds(300));
    }

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void followsTheEventsAndComesBackAfterTheNetworkWasGone() {
        meeting.comes("Q-BA-DINH", meeting.start().minusSeconds(900));
        try (var visit = Visit.open(chromium, api.base())) {
            var page = visit.go(path).loginAsAdmin().page();
            assertThat(page.locator(".tile")).hasCount(54);
            assertThat(page.locator("#tile-Q-BA-DINH .word")).hasText("Đã kết nối");
            assertThat(page.locator("#tile-Q-HOAN-KIEM .word")).hasText("Chờ kết nối");

            checksItsDevices("Q-CAU-GIAY");
            assertThat(page.locator("#tile-Q-CAU-GIAY .word")).hasText("Sẵn sàng", within(2_000));
            meeting.comes("Q-HOAN-KIEM", meeting.start().minusSeconds(300));
            assertThat(page.locator("#tile-Q-HOAN-KIEM .word")).hasText("Đã kết nối", within(2_000));
            assertThat(page.locator(".chip-connected b")).hasText("2");

            visit.context().setOffline(true);
            assertThat(page.locator("#lost"))
                    .containsText("Mất kết nối từ", new LocatorAssertions.ContainsTextOptions().setTimeout(3_000));
            picture(page, "live-lost");
            meeting.comes("Q-TAY-HO", meeting.start().minusSeconds(290));
            visit.context().setOffline(false);
            assertThat(page.locator("#tile-Q-TAY-HO .word")).hasText("Đã kết nối", within(10_000));
            assertThat(page.locator("#lost")).isHidden();
            visit.complaints().clear(); // the browser says that the network was gone

            page.locator("a.chip-connected").click();
            assertThat(page.locator(".tile:visible")).hasCount(3);
            page.locator("a.chip-all").click();
            page.locator("#sound").click();
            assertThat(page.locator("#sound")).hasText("Tắt âm báo");

            new Deliveries(api, database).settled(meeting.json()); // who was not told yet is not told again
            page.locator("#tile-" + own + " a").click();
            assertThat(page.locator("dialog a[href^='tel:']")).hasAttribute("href", "tel:+842438253536");
            picture(page, "live-point");
            page.locator("dialog button", new Page.LocatorOptions().setHasText("Gửi lại đường dẫn"))
                    .click();
            assertThat(page.locator("dialog [role=status]")).containsText("gửi");
            page.locator("dialog [data-closes]").click();
            assertThat(page.locator("dialog")).isHidden();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void looksWellToEverybodyAndFitsOnATelevision() {
        var start = meeting.start();
        for (var code : new String[] {"Q-BA-DINH", "Q-HOAN-KIEM", "Q-TAY-HO", "SO-TAI-CHINH"})
            meeting.comes(code, start.minusSeconds(900));
        meeting.goes("Q-TAY-HO", start.minusSeconds(900), start.plusSeconds(100));
        clock.setTo(start.plusSeconds(200));
        try (var visit = Visit.open(chromium, api.base())) {
            var page = visit.go(path).loginAsAdmin().page();
            assertThat(page.locator("#tile-Q-TAY-HO .word")).hasText("Mất kết nối");
            assertThat(page.locator("#tile-" + own + " .word")).hasText("Muộn");
            visit.look("live");
            visit.go(path + "/line").look("live-line");
            page.setViewportSize(1920, 1080);
            visit.go(path + "?wall");
            assertThat(page.locator(".tile")).hasCount(54);
            assertThat(((Number) page.evaluate("document.documentElement.scrollHeight - innerHeight")).intValue())
                    .isLessThanOrEqualTo(0);
            assertThat(((Number)
                                    page.evaluate(
                                            "Math.ceil(Math.max(...[...document.querySelectorAll('.tile')].map(t => t.getBoundingClientRect().bottom))) - innerHeight"))
                            .intValue())
                    .isNegative();
            assertThat(page.locator("header.top")).hasCount(0);
            picture(page, "live-wall");
            visit.accessible("the wall");
            visit.go("/live");
            assertThat(page.locator("h1")).not().isEmpty();
        }
    }

    @Test
    void needsNoScript() {
        var options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
        try (var visit = Visit.open(chromium, api.base(), options)) {
            var page = visit.go(path + "?state=CONNECTED").loginAsAdmin().page();
            assertThat(page.locator(".tile:visible")).hasCount(0);
            assertThat(page.locator("#none")).isVisible();
            assertThat(page.locator("meta[http-equiv=refresh]")).hasAttribute("content", "15");
            page.locator("a.chip-all").click();
            page.locator("#tile-Q-BA-DINH a").click();
            assertThat(page.locator("h2").first()).hasText("Quận Ba Đình");
        }
        api.anybody().get().uri(path).exchange().expectStatus().isUnauthorized();
        api.admin().get().uri("/briefings/x/live").exchange().expectStatus().isNotFound();
    }

    private static LocatorAssertions.HasTextOptions within(int milliseconds) {
        return new LocatorAssertions.HasTextOptions().setTimeout(milliseconds);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    private void checksItsDevices(String point) {
        var link = roster.linksOf(meeting.id())
                .filter(found -> point.equals(found.point()))
                .blockFirst();
        api.anybody()
                .post()
                .uri("/p/" + Objects.requireNonNull(Objects.requireNonNull(link).deskToken()) + "/preflight")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("camera=on&microphone=on&speaker=on&network=on")
                .exchange()
                .expectStatus()
                .is3xxRedirection();
    }

    private void rename(String code) {
        var known = api.admin()
                .get()
                .uri("/api/v1/points/" + code)
                .exchange()
                .expectHeader()
                .exists("ETag")
                .returnResult(String.class);
        api.admin()
                .put()
                .uri("/api/v1/points/" + code)
                .header(
                        "If-Match",
                        Objects.requireNonNull(known.getResponseHeaders().getETag()))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of(
                        "name", LONG_NAME, "kind", "OTHER", "email", "dai@hanoi.example", "phone", "+84 24 3825 3536"))
                .exchange()
                .expectStatus()
                .isOk();
    }
}
