package vn.giaoban.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.Quiet;

/** What units show of their briefings, to whom they gave an address. */
@Quiet("measures how fast a week is read")
@IntegrationTest
class FeedIT {

    private static final ZoneId HOME = ZoneId.of("Asia/Ho_Chi_Minh");

    @Autowired
    private Api api;

    @Autowired
    private DatabaseClient database;

    @Test
    void aPointsFeedHasItsBriefingsAndTheCancelledOnes() throws Exception {
        var points = new OwnPoints(api);
        var own = points.aPoint();
        var other = points.aPoint();
        var person = UUID.randomUUID() + "@hanoi.example";
        var kept = held("Giao ban; tuần, \\ này", 3, person, own, other);
        var off = held("Sẽ huỷ", 4, null, own);
        held("Của nơi khác", 5, null, other);
        api.schedule(aBriefing().titled("Bản nháp").on(inDays(6)).atPoints(own).body());
        points.cancel(off);
        var feed = make(Map.of("point", own));
        var read = call(feed.get("url").asString()).send().ok();
        assertThat(read.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(read.header("Cache-Control")).isEqualTo("private, max-age=300");
        var calendar = new CalendarBuilder().build(new StringReader(read.body()));
        var events = calendar.<VEvent>getComponents(Component.VEVENT).stream()
                .collect(Collectors.toMap(e -> value(e, Property.UID), e -> e));
        assertThat(events.keySet()).containsExactlyInAnyOrder(id(kept) + "@giaoban", id(off) + "@giaoban");
        var event = Objects.requireNonNull(events.get(id(kept) + "@giaoban"));
        assertThat(value(event, Property.SUMMARY)).isEqualTo("Giao ban; tuần, \\ này");
        assertThat(value(event, Property.LOCATION)).isEqualTo("Phòng họp 1");
        assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(read.body())
                .contains(
                        "DTSTART;TZID=Asia/Ho_Chi_Minh:" + inDays(3).toString().replace("-", "") + "T080000\r\n");
        assertThat(value(Objects.requireNonNull(events.get(id(off) + "@giaoban")), Property.STATUS))
                .isEqualTo("CANCELLED");
        assertThat(calendar.getComponents(Component.VTIMEZONE)).hasSize(1);
        assertThat(read.body())
                .contains("METHOD:PUBLISH\r\n", "X-WR-CALNAME:", "NAME:", "REFRESH-INTERVAL;VALUE=DURATION:PT15M\r\n")
                .doesNotContain("/j/", "/p/", "ATTENDEE");
        assertThat(read.body().lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(uids(make(Map.of("person", person)))).containsExactly(id(kept) + "@giaoban");
        assertThat(uids(make(Map.of("all", true)))).contains(id(kept) + "@giaoban", id(off) + "@giaoban");
    }

    @Test
    void anUnchangedFeedIsNotSentAgain() {
        var points = new OwnPoints(api);
        var own = points.aPoint();
        var briefing = held("Không đổi", 3, null, own);
        var feed = make(Map.of("point", own)).get("url").asString();
        var tag = String.valueOf(call(feed).send().ok().header("ETag"));
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        var again = call(feed).header("If-None-Match", tag).send();
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        points.change(briefing, Map.of("title", "Đổi rồi"));
        assertThat(call(feed).header("If-None-Match", tag).send().ok().header("ETag"))
                .isNotEqualTo(tag);
    }

    @Test
    void anAddressIsItsOwnKeyUntilItIsTakenBack() {
        var point = new OwnPoints(api).aPoint();
        var feed = make(Map.of("point", point));
        var url = feed.get("url").asString();
        var page = feed.get("embedUrl").asString();
        var listed = api.get("/api/v1/feeds?limit=500")
                .get("items")
                .valueStream()
                .filter(item -> item.get("id").equals(feed.get("id")))
                .findFirst()
                .orElseThrow();
        assertThat(listed.get("point").asString()).isEqualTo(point);
        assertThat(listed.toString()).doesNotContain("url", "token", "http");
        // the key of the page is not that of the feed
        assertThat(call(url.replaceAll("/feeds/.*", "/feeds/" + page.replaceAll(".*/", "") + ".ics"))
                        .send()
                        .status())
                .isEqualTo(404);
        HttpCall.byAdmin(api, "DELETE", "/api/v1/feeds/" + feed.get("id").asString())
                .send()
                .ok();
        call(url).send().refused(410, "feed-revoked");
        assertThat(call(page).send().status()).isEqualTo(410);
        assertThat(call(page).send().body()).contains("thu hồi");
        HttpCall.byAdmin(api, "DELETE", "/api/v1/feeds/" + feed.get("id").asString())
                .send()
                .refused(404, "not-found");
        for (var made : List.of("x".repeat(43), "A".repeat(43), "%00", "short")) {
            assertThat(call(api.base() + "/feeds/" + made + ".ics").send().status())
                    .isIn(400, 404);
            assertThat(call(api.base() + "/embed/week/" + made).send().status()).isIn(400, 404);
        }
    }

    @Test
    void refusesWhatIsNoFeed() {
        for (var bad : List.of(
                "{}", "{\"all\": false}", "{\"point\": \"A\", \"all\": true}", "{\"person\": \"x\"}", "{\"x\": 1}"))
            api.post("/api/v1/feeds", bad).expectStatus().isBadRequest();
        api.post("/api/v1/feeds", Map.of("point", "NOWHERE")).expectStatus().isBadRequest();
        api.anybody().get().uri("/api/v1/feeds").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void hundredsOfBriefingsAtAllPointsAreReadQuickly() {
        copies(260);
        var url = make(Map.of("all", true)).get("url").asString();
        call(url).send().ok();
        var began = System.nanoTime();
        var read = call(url).send().ok();
        var took = Duration.ofNanos(System.nanoTime() - began);
        System.err.println("a feed of " + read.body().split("BEGIN:VEVENT", -1).length + " events, "
                + read.body().length() + " characters, took " + took.toMillis() + " ms");
        assertThat(read.body().split("BEGIN:VEVENT", -1).length).isGreaterThan(250);
        assertThat(took).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void aWeekIsReadByPeopleAndStandsInAPortal() {
        var points = new OwnPoints(api);
        var own = points.aPoint();
        var monday = Week.containing(inDays(14)).monday();
        meeting("Giao ban tuần của Thường trực Thành uỷ với các quận, huyện, thị xã", monday, "08:00", own);
        meeting("Họp đột xuất phòng chống bão số 9", monday, "14:00", own);
        var off = meeting("Giao ban công tác cải cách hành chính <script>", monday.plusDays(2), "08:30", own);
        points.cancel(off);
        var page = make(Map.of("point", own)).get("embedUrl").asString() + "?week=" + new Week(monday).name();
        var read = call(page).send().ok();
        assertThat(read.header("Content-Security-Policy"))
                .endsWith("frame-ancestors *")
                .contains("default-src 'none'");
        assertThat(read.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(read.body())
                .contains(
                        "Thứ Hai",
                        "Đã huỷ",
                        "&lt;script&gt;",
                        "?week=" + new Week(monday).plus(1).name())
                .doesNotContain("<script");
        assertThat(call(page.replaceAll("week=.*", "week=2026-W99")).send().ok().body())
                .contains("Tuần này");
        look(page.replace("http://localhost:8080", api.base()));
    }

    private void look(String page) {
        var chromium = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium on this machine: the week page was not looked at");
        try (var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium.get())
                                .setArgs(List.of("--no-sandbox")))) {
            for (var width : List.of(360, 1366))
                for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) look(browser, page, width, scheme);
        }
    }

    private static void look(Browser browser, String address, int width, ColorScheme scheme) {
        var options =
                new Browser.NewContextOptions().setViewportSize(width, 700).setColorScheme(scheme);
        try (var context = browser.newContext(options);
                var page = context.newPage()) {
            var faults = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) faults.add(message.text());
            });
            page.navigate(address);
            assertThat((int) page.evaluate(
                            "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .isLessThanOrEqualTo(0);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/screenshots", "week-" + width + "-" + scheme + ".png"))
                    .setFullPage(true));
            assertThat(faults).isEmpty();
        }
    }

    private JsonNode make(Map<String, Object> form) {
        return api.read(api.post("/api/v1/feeds", form).expectStatus().isCreated());
    }

    private List<String> uids(JsonNode feed) throws Exception {
        var calendar = new CalendarBuilder()
                .build(new StringReader(
                        call(feed.get("url").asString()).send().ok().body()));
        return calendar.getComponents(Component.VEVENT).stream()
                .map(event -> value((VEvent) event, Property.UID))
                .toList();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    private HttpCall call(String url) {
        return HttpCall.by(api, "GET", URI.create(url).getRawPath() + query(URI.create(url)));
    }

    private static String query(URI url) {
        return url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    }

    private JsonNode held(String title, int days, @Nullable String person, String... points) {
        var request = aBriefing().titled(title).on(inDays(days)).atPoints(points);
        if (person != null) request.with("delegates", List.of(Map.of("name", "Trần Thị Bình", "email", person)));
        return api.schedule(request.published().body());
    }

    private JsonNode meeting(String title, LocalDate day, String from, String point) {
        return api.schedule(aBriefing()
                .titled(title)
                .on(day)
                .at(from, LocalTime.parse(from).plusMinutes(90).toString())
                .atPoints(point)
                .with("host", "VP-UBND")
                .chairedBy("Nguyễn Văn An", "an-" + UUID.randomUUID() + "@ubnd.example")
                .published()
                .body());
    }

    /** So many briefings at 53 points, as rows only. */
    private void copies(int count) {
        database.sql("""
                        with copy as (
                          insert into briefings.briefing (id, version, sequence, status, title, agenda, starts_at, ends_at, time_zone, policy,
                                 priority, buffer_before, buffer_after, reminders, attendance, created_at, created_by)
                          select gen_random_uuid(), 1, 0, 'ENDED', 'Giao ban số ' || n, '[]', now() - interval '20 days' - n * interval '30 minutes',
                                 now() - interval '20 days' - n * interval '30 minutes' + interval '30 minutes', 'Asia/Ho_Chi_Minh',
                                 'BEST_EFFORT', 'ROUTINE', 'PT0S', 'PT0S', '{}',
                                 '{"lateAfter": "PT5M", "leftEarlyBeforeEnd": "PT10M", "absentBelowShare": 0.5, "bridgeGapsUnder": "PT60S"}', now(), 'test'
                            from generate_series(1, :count) n
                          returning id)
                        insert into briefings.expected_point (briefing, position, point, required, room, pinned, quota)
                        select copy.id, row_number() over (partition by copy.id), p.code, false, null, false, 4
                          from copy, (select code from points.point order by code limit 53) p""").bind("count", count).then().block();
    }

    private static LocalDate inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).atZone(HOME).toLocalDate();
    }

    private static String id(JsonNode briefing) {
        return briefing.get("id").asString();
    }
}
