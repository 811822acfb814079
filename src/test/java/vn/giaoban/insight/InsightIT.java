package vn.giaoban.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;
import vn.giaoban.attendance.Replay;
import vn.giaoban.presence.Capture;
import vn.giaoban.reports.History;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.TestClock;
import vn.giaoban.support.Visit;

/** The leaders' pages: a period, a point, a briefing with what it rests on; the figures are those of the API. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsightIT {

    private static final LocalDate FIRST = LocalDate.of(2039, 3, 7);
    private static final int DAYS = 35;
    private static final String PERIOD = "from=" + FIRST + "&to=" + FIRST.plusDays(DAYS - 1);
    private static final String LONG =
            "Uỷ ban nhân dân huyện Mỹ Đức và các xã, thị trấn trực thuộc tham gia họp giao ban trực tuyến"
                    + " theo Kế hoạch số 123/KH-UBND-CNTTvàChuyểnđổisốtoàndiện giai đoạn 2031–2035";

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private PasswordEncoder passwords;

    private Chromium chromium;
    private History history;
    private String name;

    @BeforeAll
    void start() {
        chromium = Chromium.startOrSkip("the reports were not looked at");
        history = new History(database).hold(FIRST.minusDays(DAYS), DAYS, 1).hold(FIRST, DAYS, 1);
        run("update briefings.briefing set title = '" + LONG + "' where chair_email = '" + history.chair()
                + "' and extract(isodow from starts_at) = 5");
        // weekends are free, and districts get better towards the end
        run("delete from attendance.sheet where chair = '" + history.chair()
                + "' and extract(isodow from starts_at) > 5");
        run(
                "update attendance.result r set verdict = 'PRESENT', late_seconds = 0, share = 0.97, first_join = s.starts_at, last_leave = s.real_end"
                        + " from attendance.sheet s where s.briefing = r.briefing and s.chair = '" + history.chair()
                        + "' and s.starts_at > '2039-03-07' and (r.point_kind = 'DISTRICT' and s.starts_at > '2039-03-26' or hashtext(r.point) % 3 = 0)");
        name = api.get("/api/v1/points/{code}", "H-MY-DUC").get("name").asString();
        run("update points.point set name = '" + LONG + "' where code = 'H-MY-DUC'");
    }

    @AfterAll
    void stop() {
        clock.reset();
        if (chromium == null) return;
        chromium.close();
        history.remove();
        run("update points.point set name = '" + name + "' where code = 'H-MY-DUC'");
    }

    @Test
    void aPeriodIsSeenAtOnceAndItsFiguresAreThoseOfTheApi() {
        try (var visit = Visit.open(chromium, api.base())) {
            visit.go("/reports?" + PERIOD).loginAsAdmin().look("reports");
            var page = visit.page();
            var card = api.get(
                    "/api/v1/reports/attendance?from={from}&to={to}&by=POINT",
                    FIRST + "T00:00:00+07:00",
                    "2039-04-11T00:00:00+07:00");
            assertThat(figure(page, "Số cuộc họp")).isEqualTo("25");
            assertThat(figure(page, "Lượt đến muộn")).isEqualTo(sum(card, "late"));
            assertThat(figure(page, "Vắng không phép")).isEqualTo(sum(card, "absent"));
            assertThat(figure(page, "Vắng có phép")).isEqualTo(sum(card, "excused"));
            assertThat(page.locator("[data-chart] canvas").count()).as("charts").isEqualTo(2);
            assertThat(page.locator("table.heat tbody tr").count()).isEqualTo(53);
            assertThat(page.locator("table.heat thead [data-series]").count()).isEqualTo(5);
            var worst = card.get("items")
                    .valueStream()
                    .mapToDouble(item -> item.get("onTimeRate").asDouble())
                    .min();
            assertThat(page.locator("#ranking tbody tr").count()).isEqualTo(10);
            assertThat(page.locator("#ranking tbody tr .rate .number").first().textContent())
                    .isEqualTo(new Numbers(ReportPages.TEXTS.vietnamese()).percent(worst.orElseThrow()));
            page.locator("#more").click();
            page.locator("#ranking tbody tr").nth(52).waitFor();
            page.locator("#by-1").click();
            page.waitForSelector("#ranking tbody >> text=Quận, huyện, thị xã");
            assertThat(page.url()).contains("by=KIND");
            api.admin()
                    .get()
                    .uri(URI.create(
                            api.base() + page.locator(".files a").first().getAttribute("href")))
                    .accept(MediaType.TEXT_HTML, MediaType.ALL)
                    .exchange()
                    .expectHeader()
                    .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            assertThat(visit.complaints()).isEmpty();
            visit.go("/reports/points/H-MY-DUC?" + PERIOD).look("report-point");
            assertThat(page.locator("[data-chart=bars] tbody tr").count()).isEqualTo(25);
            assertThat(figure(page, "Lượt đến muộn"))
                    .isEqualTo(line(card, "H-MY-DUC").get("late").asString());
        }
    }

    @Test
    void aTimeWithoutBriefingsSaysSoAndWrongDatesAreNamed() {
        try (var visit = Visit.open(chromium, api.base())) {
            visit.go("/reports?from=2034-01-01&to=2034-01-31").loginAsAdmin().look("reports-empty");
            assertThat(visit.page().locator(".empty h2").textContent())
                    .isEqualTo("Chưa có cuộc họp nào kết thúc trong thời gian này");
            visit.go("/reports?from=2034-02-01&to=2034-01-31");
            assertThat(visit.page().locator("#days-fault").textContent())
                    .isEqualTo("Ngày cuối phải từ ngày đầu trở đi.");
            assertThat(visit.page().locator("input[name=from]").inputValue()).isEqualTo("2034-02-01");
            visit.accessible("wrong dates");
        }
    }

    @Test
    void aSheetShowsItsFactsTakesACorrectionAndTellsWhenItWasTamperedWith() throws InterruptedException {
        var meeting = new Replay(api, Capture.WEEKLY);
        clock.setTo(meeting.end().plusSeconds(60));
        Capture.WEEKLY.requests().filter(request -> request.status() == 200).forEach(meeting::tell);
        eventually(() ->
                assertThat(meeting.attendance().at("/totals/present").asInt()).isEqualTo(46));
        var path = "/briefings/" + meeting.briefing + "/attendance";
        try (var visit = Visit.open(chromium, api.base())) {
            visit.go(path).loginAsAdmin();
            var page = visit.page();
            var totals = meeting.attendance().get("totals");
            assertThat(figure(page, "Có mặt")).isEqualTo(totals.get("present").asString());
            assertThat(figure(page, "Vắng")).isEqualTo(totals.get("absent").asString());
            assertThat(page.locator("table.points tbody tr").count()).isEqualTo(53);
            page.locator("table.points a[href*='SO-KHCN']").click();
            page.waitForSelector("#line-heading");
            assertThat(page.locator(".facts").textContent())
                    .contains("bắt đầu một lần có mặt", "kết thúc một lần có mặt");
            corrects(page);
            eventually(() -> {
                page.reload();
                assertThat(page.locator(".seal").textContent()).contains("Nguyên vẹn.", "Ký số lúc");
            });
            visit.look("attendance");
            assertThat(meeting.verdicts()).containsEntry("H-MY-DUC", "EXCUSED");
            mayOnlyReadThere(path);
            tamper(meeting);
            page.reload();
            assertThat(page.locator(".seal").textContent()).contains("Bị sửa ở dòng 9.");
            visit.accessible("a sheet that was tampered with");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/attendance-broken.png")));
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private static void corrects(Page page) {
        page.locator("table.points a[href*='H-MY-DUC']").click();
        page.waitForSelector("#line-heading >> text=Mỹ Đức");
        page.selectOption("#verdict", "EXCUSED");
        page.fill("#reason", "Mất điện toàn huyện từ 07 giờ 30, có công văn số 45/UBND-VP");
        page.click("form.correct button");
        page.waitForLoadState(LoadState.LOAD);
        page.waitForSelector(".line [role=status]");
        assertThat(page.url()).contains("point=H-MY-DUC").contains("done=1");
        assertThat(page.locator(".said").textContent()).contains("Mất điện toàn huyện", "admin");
    }

    /** A leader reads; the form is not there, and would be refused. Points' secretaries don't see it. */
    private void mayOnlyReadThere(String path) {
        var leader = as("LEADER");
        var seen = leader.get()
                .uri(path + "?point=H-MY-DUC")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(seen).contains("Dữ kiện gốc").doesNotContain("/corrections");
        leader.post()
                .uri(path + "/corrections")
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromFormData("point", "H-MY-DUC")
                        .with("verdict", "PRESENT")
                        .with("reason", "x"))
                .exchange()
                .expectStatus()
                .isForbidden();
        var unit = as("POINT_SECRETARY");
        for (var page : List.of(path, "/reports", "/reports/points/H-MY-DUC"))
            unit.get()
                    .uri(page)
                    .accept(MediaType.TEXT_HTML)
                    .exchange()
                    .expectStatus()
                    .isForbidden();
    }

    private WebTestClient as(String role) {
        var user = role.toLowerCase(Locale.ROOT) + UUID.randomUUID();
        database.sql(
                        "insert into accounts.account (username, password, roles, point) values (:name, :password, array[:role], 'Q-BA-DINH')")
                .bind("name", user)
                .bind("password", String.valueOf(passwords.encode(Api.PASSWORD)))
                .bind("role", role)
                .then()
                .block();
        return api.anybody()
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth(user, Api.PASSWORD))
                .build();
    }

    private void tamper(Replay meeting) {
        run("alter table ledger.fact disable trigger fact_append_only");
        run("update ledger.fact set body = overlay(body placing 'x' from 20 for 1) where seq = 9 and briefing = '"
                + meeting.briefing + "'");
        run("alter table ledger.fact enable trigger fact_append_only");
    }

    private void run(String sql) {
        database.sql(sql).then().block();
    }

    private static String figure(Page page, String words) {
        return page.locator(".figures > div")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                "dt", new Page.LocatorOptions().setHasText(Pattern.compile("^" + words + "$")))))
                .locator("dd > span, dd:not(:has(span))")
                .first()
                .textContent()
                .strip();
    }

    private static String sum(JsonNode card, String member) {
        return String.valueOf(card.get("items")
                .valueStream()
                .mapToInt(item -> item.get(member).asInt())
                .sum());
    }

    private static JsonNode line(JsonNode card, String key) {
        return card.get("items")
                .valueStream()
                .filter(item -> item.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static void eventually(Runnable check) throws InterruptedException {
        var deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError e) {
                if (Instant.now().isAfter(deadline)) throw e;
                Thread.sleep(100);
            }
        }
    }
}
