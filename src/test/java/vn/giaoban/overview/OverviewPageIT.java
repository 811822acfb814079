package vn.giaoban.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;
import vn.giaoban.support.Visit;

/** A briefing's page: its tabs, and what a secretary does there, each time told before what will happen. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverviewPageIT {

    private static final String LONG_TITLE = "Giao ban trực tuyến công tác phòng, chống thiên tai và tìm kiếm cứu nạn,"
            + " giải phóng mặt bằng các dự án trọng điểm, cải cách hành chính và chuyển đổi số quý IV năm 2027";

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    private Chromium chromium;

    @BeforeAll
    void start() {
        chromium = Chromium.startOrSkip("the page was not looked at");
    }

    @AfterAll
    void stop() {
        if (chromium != null) chromium.close();
    }

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void publishesAndCallsOffAfterSayingWhatWillHappen() {
        var points = new OwnPoints(api);
        var briefing = api.schedule(request(points.aPoint(), points.aPoint()).body());
        var path = "/briefings/" + briefing.get("id").asString();
        try (var visit = Visit.open(chromium, api.base())) {
            var page = visit.go(path).loginAsAdmin().page();
            assertThat(page.locator(".page-head .state")).hasText("Bản nháp");
            var old = visit.context().newPage();
            old.navigate(api.base() + path);

            page.locator("a[data-opens=publish]").click();
            assertThat(page.locator("#publish")).containsText("3 giấy mời sẽ được gửi");
            picture(page, "briefing-publish");
            page.locator("#publish button").click();
            assertThat(page.locator(".alert-success")).containsText("Đã công bố");
            assertThat(page.locator(".page-head .state")).hasText("Đã gửi giấy mời");

            callOff(old, "Trùng lịch họp Chính phủ");
            assertThat(old.locator("h1")).hasText("Nội dung vừa được người khác thay đổi");

            page.locator("a[data-opens=cancel]").click();
            assertThat(page.locator("#cancel")).containsText("2 phòng sẽ được trả lại, 3 thông báo hủy sẽ được gửi");
            page.locator("#cancel [data-closes]").click();
            assertThat(page.locator("#cancel")).isHidden();
            callOff(page, "Trùng lịch họp Chính phủ");
            assertThat(page.locator(".page-head .state")).hasText("Đã hủy");
            assertThat(page.locator(".facts")).containsText("Trùng lịch họp Chính phủ");
            assertThat(page.locator("a[data-opens]")).hasCount(0);
        }
    }

    @Test
    void prolongsWhatRunsAndNeedsNoScriptToAsk() {
        var request = request(new OwnPoints(api).aPoint()).published();
        var path = "/briefings/" + api.schedule(request.body()).get("id").asString();
        clock.setTo(request.start().toInstant().plusSeconds(600));
        try (var visit =
                Visit.open(chromium, api.base(), new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = visit.go(path).loginAsAdmin().page();
            assertThat(page.locator(".page-head .state")).hasText("Đang họp");
            page.locator("a[data-opens=extend]").click();
            page.locator("#extend select").selectOption("30");
            page.locator("#extend button").click();
            assertThat(page.locator(".page-head .lead")).containsText("– 10:00");
            page.locator("a[data-opens=cancel]").click();
            page.locator("#cancel textarea").fill("   ");
            page.locator("#cancel button").click();
            assertThat(page.locator("#reason-fault")).isVisible();
        }
    }

    @Test
    void looksWellToEverybodyOnEveryTab() {
        var points = new OwnPoints(api);
        var first = points.aPoint();
        var briefing = api.schedule(
                request(first, points.aPoint(), points.aPoint()).published().body());
        var id = briefing.get("id").asString();
        api.admin()
                .put()
                .uri("/api/v1/briefings/{id}/points/{code}/response", id, first)
                .bodyValue(Map.of(
                        "response",
                        "DECLINED",
                        "reason",
                        "Trùng với kỳ họp Hội đồng nhân dân quận; xin gửi báo cáo bằng văn bản"))
                .exchange()
                .expectStatus()
                .isOk();
        try (var visit = Visit.open(chromium, api.base())) {
            var path = "/briefings/" + id;
            visit.go(path).loginAsAdmin().look("briefing");
            for (var tab : List.of("points", "delegates", "nominations", "invitations", "readiness")) {
                visit.go(path + "/" + tab).look("briefing-" + tab);
                assertThat(visit.page().locator(".tabs [aria-current]")).hasCount(1);
            }
        }
    }

    private static BriefingRequest request(String... points) {
        return aBriefing()
                .titled(LONG_TITLE)
                .chairedBy("Công Tằng Tôn Nữ Thị Hoàng Ngọc Phương Thảo", "thao@hanoi.example")
                .with(
                        "agenda",
                        List.of(
                                Map.of("title", "Kiểm điểm việc thực hiện kết luận kỳ trước", "minutes", 20),
                                Map.of(
                                        "title",
                                        LONG_TITLE,
                                        "minutes",
                                        45,
                                        "presenter",
                                        "Giám đốc Sở Nông nghiệp và Phát triển nông thôn")))
                .atPoints(points);
    }

    private static void callOff(Page page, String reason) {
        page.locator("a[data-opens=cancel]").click();
        page.locator("#cancel textarea").fill(reason);
        page.locator("#cancel button").click();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }
}
