package vn.giaoban.weekboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.Visit;

/** The calendar, as everybody sees it first. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeekBoardIT {

    private static final String LONG = "Hội nghị trực tuyến giao ban công tác phòng cháy, chữa cháy, phòng chống thiên"
            + " tai và tìm kiếm cứu nạn trên địa bàn Thành phố quý I, triển khai nhiệm vụ trọng tâm quý II";

    /** A week of its own, far behind the days that {@link BriefingRequest#aFreeDay} hands out. */
    private static final LocalDate MONDAY = LocalDate.of(2050, 2, 14);

    @Autowired
    private Api api;

    private Chromium chromium;

    @BeforeAll
    void start() {
        chromium = Chromium.startOrSkip("the calendar was not looked at");
        plan();
    }

    @AfterAll
    void stop() {
        if (chromium != null) chromium.close();
    }

    private void plan() {
        var mine = new OwnPoints(api);
        for (var n = 0; n < 9; n++) mine.aPoint();
        api.schedule(on(0, "08:00", "09:30", "Giao ban tuần của Uỷ ban nhân dân Thành phố")
                .across("ALL")
                .published()
                .body());
        api.schedule(
                on(1, "14:00", "16:30", LONG).across("DISTRICTS").published().body());
        api.schedule(on(1, "09:00", "10:00", "Họp khối sở, ngành về cải cách hành chính")
                .across("DEPARTMENTS")
                .body());
        api.schedule(on(2, "08:30", "11:00", "Tiến độ dự án trọng điểm")
                .atPoints("SO-NOI-VU", "SO-TU-PHAP", "Q-BA-DINH", "Q-HOAN-KIEM")
                .published()
                .body());
        var off = api.schedule(on(3, "14:00", "15:00", "Chuyển đổi số, đô thị thông minh")
                .across("ALL")
                .published()
                .body());
        mine.cancel(off);
        for (var n = 0; n < 8; n++)
            api.schedule(on(4, "%02d:00".formatted(8 + n), "%02d:45".formatted(8 + n), "Tiếp công dân, ca " + (n + 1))
                    .atPoints("SO-TU-PHAP", "Q-BA-DINH")
                    .body());
    }

    private static BriefingRequest on(int day, String start, String end, String title) {
        return aBriefing()
                .titled(title)
                .on(MONDAY.plusDays(day))
                .at(start, end)
                .with("chair", Map.of("name", "Nguyễn Văn An", "title", "Phó Chủ tịch"));
    }

    private Visit visit(String path) {
        return Visit.open(chromium, api.base())
                .loginAsAdmin()
                .prefer("vi", "light")
                .go(path);
    }

    @Test
    void showsAWeekToEverybody() {
        try (var visit = visit("/?date=" + MONDAY)) {
            visit.look("week");
            var page = visit.page();
            assertThat(page.locator("h1").textContent()).isEqualTo("Tuần 7: 14/02 – 20/02/2050");
            assertThat(page.locator(".day-head .weekday").allTextContents())
                    .containsExactly("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu");
            assertThat(page.locator(".day:first-child .brief").textContent())
                    .contains("08:00 – 09:30", "Giao ban tuần", "Đã gửi giấy mời", "0/53 nhận lời");
            assertThat(page.locator(".brief-state-cancelled").textContent()).contains("Đã hủy");
            assertThat(page.locator(".day:last-child .brief"))
                    .satisfies(four -> assertThat(four.count()).isEqualTo(4));
            assertThat(page.locator(".day:last-child .rest").textContent()).contains("+4 cuộc họp khác");
            // one bar over all departments, one over all districts, none for what was called off
            assertThat(page.locator(".bar[title*='Giao ban tuần']").count()).isEqualTo(2);
            assertThat(page.locator(".track .bar[title*='Chuyển đổi số']").count())
                    .isZero();
            page.locator("details.group[data-kind=DEPARTMENT] summary").focus();
            page.keyboard().press("Enter");
            // not waitForFunction: from its second look on it needs the eval that our policy forbids
            await().pollInSameThread()
                    .until(() -> "DEPARTMENT".equals(page.evaluate("sessionStorage.getItem('weekboard.closed')")));
            page.reload();
            assertThat(page.locator("details.group[data-kind=DEPARTMENT] .names")
                            .isVisible())
                    .isFalse();
            print(page);
        }
    }

    private static void print(Page page) {
        page.locator("details.group[data-kind=DEPARTMENT] summary").click();
        page.pdf(new Page.PdfOptions()
                .setPath(Path.of("target/screenshots/week.pdf"))
                .setPreferCSSPageSize(true)
                .setPrintBackground(true));
    }

    @Test
    void showsADayAMonthAndAList() {
        try (var visit = visit("/?view=month&date=" + MONDAY)) {
            visit.look("month");
            assertThat(visit.page().locator("h1").textContent()).isEqualTo("Tháng 02/2050");
            visit.page().locator(".views a").nth(3).click();
            visit.page().waitForURL(url -> url.contains("view=agenda"));
            visit.look("agenda");
            assertThat(visit.page().locator(".brief").allTextContents())
                    .anySatisfy(brief -> assertThat(brief).contains(LONG, "Nguyễn Văn An"));
            visit.go("/?view=day&date=" + MONDAY.plusDays(1)).look("day");
            visit.go("/?view=agenda&date=2051-01-01").accessible("an empty list");
        }
    }

    @Test
    void findsPointsWithAndWithoutAccents() {
        try (var visit = visit("/?date=" + MONDAY)) {
            var page = visit.page();
            page.locator("#q").pressSequentially("ba dinh");
            page.waitForURL(url -> url.contains("q=ba+dinh") || url.contains("q=ba%20dinh"));
            page.waitForCondition(() -> page.locator(".names li").count() == 1);
            assertThat(page.locator("#found").textContent()).startsWith("Tìm thấy 1/");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("q");
            visit.go("/?q=Ba+Đình&date=" + MONDAY);
            assertThat(page.locator(".names li").allTextContents())
                    .singleElement()
                    .asString()
                    .contains("Ba Đình");
            visit.go("/?q=khong+co+gi&date=" + MONDAY).accessible("nothing found");
            assertThat(page.locator(".rows .empty").textContent()).contains("Không có điểm cầu nào");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void furtherRowsComeWhenOneScrolls() {
        try (var visit = visit("/?date=" + MONDAY)) {
            var page = visit.page();
            assertThat(page.locator(".names li").count()).isEqualTo(Asked.FIRST_ROWS);
            var all = page.locator(".further a").getAttribute("href");
            page.locator(".further").scrollIntoViewIfNeeded();
            page.waitForCondition(() -> page.locator(".names li").count() > Asked.FIRST_ROWS);
            visit.go(all);
            assertThat(page.locator(".names li").count()).isGreaterThan(Asked.FIRST_ROWS);
            assertThat(page.locator(".further").count()).isZero();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void freeTimeLeadsToANewBriefing() {
        try (var visit = visit("/?date=" + MONDAY)) {
            var page = visit.page();
            assertThat(page.locator(".day:nth-child(3) .add").getAttribute("href"))
                    .isEqualTo("/briefings/new?start=2050-02-16T08:00:00%2B07:00&end=2050-02-16T09:30:00%2B07:00");
            var track = page.locator(".group[data-kind=DEPARTMENT] .track");
            page.locator(".rows").evaluate("rows => rows.scrollIntoView({behavior: 'instant'})");
            var box = track.boundingBox();
            // Thursday, 09:00 to 10:30, in the second row; five days of eleven hours from seven
            var hour = box.width / 55;
            var y = box.y + 1.5 * box.height / 24;
            page.mouse().move(box.x + hour * (33 + 2) + 2, y);
            page.mouse().down();
            page.mouse().move(box.x + hour * (33 + 3.5) - 2, y + 3);
            page.mouse().up();
            page.waitForURL(url -> url.contains("/briefings/new"));
            assertThat(URLDecoder.decode(page.url(), StandardCharsets.UTF_8))
                    .endsWith("/briefings/new?start=2050-02-17T09:00:00+07:00&end=2050-02-17T10:30:00+07:00"
                            + "&point=SO-NOI-VU");
        }
    }

    @Test
    void isQuick() {
        var path = "/?lang=vi&date=" + MONDAY;
        for (var n = 0; n < 40; n++) HttpCall.byAdmin(api, "GET", path).send();
        var times = new long[40];
        for (var n = 0; n < times.length; n++) {
            var began = System.nanoTime();
            assertThat(HttpCall.byAdmin(api, "GET", path).send().status()).isEqualTo(200);
            times[n] = System.nanoTime() - began;
        }
        Arrays.sort(times);
        // far above what it takes, for machines that do something else meanwhile
        assertThat(Duration.ofNanos(times[times.length / 2])).isLessThan(Duration.ofMillis(500));
    }

    /** An old office computer, here one that is four times slower; the best of five, since other work on the machine is not the page's. */
    @Test
    void isPaintedWithinASecondOnASlowComputer() {
        try (var visit = visit("/?date=" + MONDAY)) {
            var page = visit.page();
            var slow = new JsonObject();
            slow.addProperty("rate", 4);
            visit.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", slow);
            var best = IntStream.range(0, 5)
                    .mapToDouble(_ -> firstPaint(page))
                    .min()
                    .orElseThrow();
            System.out.printf("the week is painted after %.0f ms on a processor four times slower%n", best);
            assertThat(best).isPositive().isLessThan(1_000);
        }
    }

    private static double firstPaint(Page page) {
        page.reload();
        page.locator(".bar").first().waitFor();
        var at = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0");
        return ((Number) at).doubleValue();
    }

    @Test
    void whatNobodyUnderstandsIsThePresentWeek() {
        var answer = HttpCall.byAdmin(api, "GET", "/?view=x&date=2026-99-99&rows=many&lang=vi")
                .send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(HttpCall.by(api, "GET", "/weekboard/rows").send().status()).isEqualTo(401);
    }
}
