package vn.giaoban.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.Visit;

/** A secretary books by one page: few clicks when all is well, clear words when it is not, and no scripts when there are none. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftingIT {

    private static final String BOOK = "button[name=do][value=send]";

    private static final String COUNT_CLICKS = """
            addEventListener("click", event => {
              if (event.isTrusted) sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1;
            }, true);""";

    @Autowired
    private Api api;

    private Chromium chromium;
    private OwnPoints own;

    @BeforeAll
    void start() {
        chromium = Chromium.startOrSkip("the page was not looked at");
        own = new OwnPoints(api);
    }

    @AfterAll
    void stop() {
        if (chromium != null) chromium.close();
    }

    @Test
    void booksAllPointsInAFewClicksAndAMinute() {
        try (var visit = Visit.open(chromium, api.base())) {
            visit.context().addInitScript(COUNT_CLICKS);
            var page = visit.page();
            var began = System.nanoTime();
            visit.loginAsAdmin().go("/briefings/new");
            page.click("nav.menu a[href='/briefings/new']");
            page.click("#field-chairName");
            page.keyboard().type("Nguyễn Thị Chủ Trì");
            page.keyboard().press("Tab");
            page.keyboard().type("Phó Chủ tịch UBND Thành phố");
            page.click("[name=agendaTitle]");
            page.keyboard().type("Tình hình tuần qua");
            page.keyboard().press("Tab");
            page.keyboard().type("30");
            assertThat(page.textContent(".sum")).isEqualTo("Đã chia 30 trên 90 phút, còn 60 phút");
            assertThat(page.textContent("#count").strip()).isEqualTo("53/53");
            page.click(BOOK);
            var briefing = booked(page);
            assertThat(clicks(page)).isLessThanOrEqualTo(12);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(1));
            assertThat(briefing.get("status").asString()).isEqualTo("SCHEDULED");
            assertThat(briefing.get("title").asString()).matches("Giao ban tuần \\d+");
            assertThat(briefing.get("points").size()).isEqualTo(53);
            assertThat(briefing.get("points")
                            .valueStream()
                            .noneMatch(p -> p.get("room").isNull()))
                    .isTrue();
            copies(visit, briefing);
            own.cancel(briefing);
        }
    }

    /** What was done last week is a click away. */
    private void copies(Visit visit, JsonNode briefing) {
        var page = visit.page();
        visit.complaints().clear(); // of the briefing's own page
        visit.go("/briefings/new?from=" + briefing.get("id").asString());
        assertThat(page.inputValue("#field-chairName")).isEqualTo("Nguyễn Thị Chủ Trì");
        assertThat(page.locator("[name=agendaTitle]").first().inputValue()).isEqualTo("Tình hình tuần qua");
        assertThat(page.inputValue("#field-title"))
                .isNotEqualTo(briefing.get("title").asString());
        assertThat(page.locator("[name=point]:checked").count()).isEqualTo(53);
        visit.look("new-briefing");
        page.click("[data-opens=letter-dialog]");
        page.waitForSelector("#letter .letter");
        assertThat(page.textContent("#letter .letter")).contains("Tình hình tuần qua");
        visit.accessible("the invitation's preview");
        shoot(page, "new-briefing-letter");
    }

    @Test
    void saysWhatIsInTheWayAndMendsItByAClick() {
        var point = own.aPoint();
        var request = aBriefing()
                .titled(
                        "Hội nghị trực tuyến toàn thành phố về rà soát, tháo gỡ khó khăn cho các dự án đầu tư công trọng điểm quý IV năm 2026")
                .atPoints(point);
        api.schedule(request.body());
        try (var visit = Visit.open(chromium, api.base())) {
            visit.loginAsAdmin().go(address(request, point));
            var page = visit.page();
            assertThat(page.textContent("#strip")).contains("Hội nghị trực tuyến", "Phòng họp 1", "08:00 – 09:30");
            visit.look("new-briefing-taken");
            page.locator(".nearest button").first().click();
            page.waitForSelector(".verdict-free");
            page.selectOption("#field-repeat", "WEEKLY");
            page.fill("#field-times", "2");
            page.locator("#field-times").blur();
            page.waitForSelector("#strip :text('hằng tuần, 2 lần')");
            page.waitForSelector(".held p");
            page.fill("#field-title", "Giao ban sau khi tránh giờ vướng");
            page.click(BOOK);
            var briefing = booked(page);
            assertThat(briefing.get("start").asString())
                    .isNotEqualTo(request.body().get("start"));
            assertThat(briefing.get("series").isNull()).isFalse();
            assertThat(own.room(briefing, point)).isEqualTo(point + "/P1");
        }
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsWrongWithIt() {
        var point = own.aPoint();
        try (var visit = Visit.open(chromium, api.base())) {
            visit.loginAsAdmin().go(address(aBriefing(), point));
            var page = visit.page();
            var hostile = "<img src=x onerror=alert(1)>" + "ă".repeat(10_000);
            page.evaluate(
                    "text => { const title = document.getElementById('field-title'); title.removeAttribute('maxlength'); title.value = text; }",
                    hostile);
            page.fill("#field-chairName", "Trần \u202EVăn B");
            page.fill("#field-chairEmail", "không phải thư");
            page.fill("#field-end", "07:00");
            page.fill("[name=agendaMinutes] >> nth=0", "chín");
            page.click(BOOK);
            page.waitForSelector("#fault-title");
            assertThat(page.textContent("#fault-title")).isEqualTo("Nội dung quá dài: nhiều nhất 200 ký tự.");
            assertThat(page.textContent("#fault-chairName")).contains("U+202E");
            assertThat(page.textContent("#fault-chairEmail")).contains("chưa đúng");
            assertThat(page.inputValue("#field-title")).isEqualTo(hostile);
            assertThat(page.inputValue("#field-end")).isEqualTo("07:00");
            assertThat(page.locator("main img").count()).isZero();
            visit.complaints().clear(); // the browser says that the form was refused
            visit.accessible("the form with faults");
            shoot(page, "new-briefing-faults");
            page.fill("#field-title", "Giao ban đã sửa");
            page.fill("#field-chairName", "Trần Văn B");
            page.fill("#field-chairEmail", "b@hanoi.example");
            page.fill("#field-end", "09:00");
            page.fill("[name=agendaMinutes] >> nth=0", "");
            page.click("button[name=do][value=draft]");
            assertThat(booked(page).get("status").asString()).isEqualTo("DRAFT");
        }
    }

    @Test
    void keepsAFormAsATemplateAndBeginsWithIt() {
        var point = own.aPoint();
        var name = "Giao ban mẫu " + point;
        try (var visit = Visit.open(chromium, api.base())) {
            visit.loginAsAdmin().go(address(aBriefing(), point));
            var page = visit.page();
            page.fill("#field-title", name);
            page.fill("#field-chairName", "Nguyễn Thị Mẫu");
            page.fill("[name=agendaTitle] >> nth=0", "Tình hình tuần qua");
            page.click("button[value=template]");
            page.waitForSelector(".alert-success");
            assertThat(page.textContent(".alert-success")).contains(name);
            assertThat(page.inputValue("#field-start")).isEqualTo("08:00");
            page.evaluate("document.querySelector('.alert-success').remove()");
            page.click("button[value=template]"); // the same once more is the same
            page.waitForSelector(".alert-success");

            visit.go("/briefings/new");
            page.click(".templates summary");
            assertThat(page.locator(".templates a:text-is('" + name + "')").count())
                    .isEqualTo(1);
            visit.accessible("the list of templates");
            page.click(".templates a:text-is('" + name + "')");
            assertThat(page.inputValue("#field-title")).isEqualTo(name);
            assertThat(page.inputValue("#field-chairName")).isEqualTo("Nguyễn Thị Mẫu");
            assertThat(page.inputValue("#field-start")).isEqualTo("08:00");
            PlaywrightAssertions.assertThat(page.locator("[name=point]:checked"))
                    .hasCount(1);
            assertThat(page.textContent(".verdict")).contains("đều có phòng");
            page.click(".templates summary");
            page.click(".templates li:has(a:text-is('" + name + "')) button");
            page.waitForURL(url -> url.endsWith("/briefings/new"));
            assertThat(page.locator(".templates a:text-is('" + name + "')").count())
                    .isZero();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void worksWithoutScriptsAndBooksOnceHoweverOftenItIsSent() {
        var point = own.aPoint(2);
        var request = aBriefing().atPoints(point);
        api.schedule(request.body());
        api.schedule(request.body());
        var options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
        try (var visit = Visit.open(chromium, api.base(), options)) {
            visit.loginAsAdmin().go(address(request, point));
            var page = visit.page();
            page.fill("#field-title", "Giao ban không cần kịch bản");
            page.click(BOOK);
            assertThat(page.textContent("#strip")).contains("Giao ban thử");
            page.locator(".nearest button").first().click();
            page.waitForSelector(".verdict-free");
            assertThat(page.inputValue("#field-title")).isEqualTo("Giao ban không cần kịch bản");
            var first = send(visit);
            assertThat(send(visit)).isEqualTo(first).contains("/briefings/");
        }
    }

    /** Sends the form as a browser does; gives where it leads. */
    private String send(Visit visit) {
        var page = visit.page();
        var form = FormData.create().set("do", "draft").set("policy", "ALL_OR_NOTHING");
        for (var name : new String[] {"_csrf", "form", "title", "date", "start", "end"})
            form.set(name, page.inputValue("#draft [name=" + name + "]"));
        form.set("point", page.locator("[name=point]:checked").first().getAttribute("value"));
        var answer = visit.context()
                .request()
                .post(
                        visit.base() + "/briefings/new",
                        RequestOptions.create().setForm(form).setMaxRedirects(0));
        assertThat(answer.status()).isEqualTo(303);
        return String.valueOf(answer.headers().get("location"));
    }

    private static String address(BriefingRequest request, String point) {
        var from = request.start().toLocalDateTime();
        var to = request.end().toLocalDateTime();
        return "/briefings/new?start=" + from + "&end=" + to + "&point=" + point;
    }

    /** The briefing that the form became. */
    private JsonNode booked(Page page) {
        page.waitForURL(url -> url.matches(".*/briefings/[0-9a-f-]{36}"));
        var url = page.url();
        return api.get("/api/v1/briefings/{id}", url.substring(url.lastIndexOf('/') + 1));
    }

    private static int clicks(Page page) {
        return Integer.parseInt(String.valueOf(page.evaluate("() => sessionStorage.clicks")));
    }

    private static void shoot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots", name + ".png")));
    }
}
