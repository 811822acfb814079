package vn.giaoban.conclusions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;
import vn.giaoban.support.Visit;

/** Conclusions from the secretary's pen to the point's report, the secretary's tick, the next agenda and the notice. */
@IntegrationTest
class ConclusionsIT {

    private static final String TEXT =
            "Yêu cầu các quận, huyện rà soát toàn bộ các điểm có nguy cơ ngập úng, sạt lở trên địa bàn,"
                    + " hoàn thành trước mùa mưa.\nBáo cáo kết quả bằng văn bản về Văn phòng UBND thành phố.";

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private Invariants invariants;

    @Autowired
    private TestClock clock;

    private String point;
    private String other;
    private BriefingRequest request;
    private JsonNode briefing;

    @BeforeEach
    void plan() {
        var points = new OwnPoints(api);
        point = points.aPoint();
        other = points.aPoint();
        request = request();
        briefing = api.schedule(request.body());
    }

    @AfterEach
    void leave() {
        clock.reset();
        invariants.hold();
    }

    @Test
    void whatIsConcludedIsCarriedOutReportedAndClosed() throws IOException {
        var program = Chromium.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine: the pages were not looked at");
        var next = api.schedule(request().body());
        clock.setTo(request.end().toInstant().plusSeconds(60));
        try (var chromium = Chromium.start(program.orElseThrow());
                var visit = Visit.open(chromium, api.base())) {
            var page = visit.go(path() + "/conclusions").loginAsAdmin().page();
            write(page);
            // that the form was not taken at first
            visit.complaints().clear();
            var looks = new SoftAssertions();
            looks.check(() -> visit.look("conclusions"));

            assertThat(tasks("OPEN")).hasSize(1);
            visit.go("/briefings/" + next.get("id").asString());
            assertThat(page.locator("#carried-over")).containsText("ngập úng");
            looks.check(() -> visit.look("briefing-carried-over"));

            visit.go("/p/" + link(point).deskToken());
            page.locator("#tasks textarea").fill("Đã rà soát 12 điểm; 03 điểm đang xử lý.");
            page.locator("#tasks input[name=done]").check();
            page.locator("#tasks button").click();
            assertThat(page.locator("#tasks")).containsText("Đã báo hoàn thành");
            looks.check(() -> visit.look("conclusions-point"));

            visit.go("/tasks?point=" + point);
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody tr")).containsText("Đã rà soát 12 điểm");
            looks.check(() -> visit.look("tasks"));
            page.locator("tbody button").click();
            assertThat(page.locator(".empty")).isVisible();
            assertThat(tasks("OPEN")).isEmpty();
            assertThat(tasks("DONE")).hasSize(1);
            visit.go("/tasks?state=CLOSED&point=" + point);
            assertThat(page.locator("tbody tr")).hasCount(1);

            clock.setTo(request.end().toInstant().plus(Duration.ofDays(12)));
            visit.go(path() + "/conclusions");
            assertThat(page.locator(".notice-card")).containsText("Quá hạn");
            notice();
            page.fill("#number", "15/TB-VP");
            page.click(".issue button");
            assertThat(page.locator(".notice-card")).containsText("Đã ban hành");
            looks.assertAll();
        }
    }

    private void write(Page page) {
        page.fill("#text-new", TEXT);
        page.check("#point-" + point + "-new");
        page.click("#add button");
        assertThat(page.locator("#due-fault-new")).isVisible();
        assertThat(page.locator("#text-new")).hasValue(TEXT);
        page.fill("#due-new", request.end().toLocalDate().plusDays(10).toString());
        page.click("#add button");
        assertThat(page.locator(".alert-success")).hasText("Đã thêm kết luận.");
        page.fill("#text-new", "Kết thúc kiểm điểm chuyên đề quý III.");
        page.click("#add button");
        assertThat(page.locator(".conclusions > li")).hasCount(2);
        assertThat(page.locator(".notice-card")).containsText("Hạn ban hành");
    }

    private void notice() throws IOException {
        var pdf = api.admin()
                .get()
                .uri(path() + "/conclusions/notice.pdf")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Content-Disposition", "attachment.*")
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(new String(Objects.requireNonNull(pdf), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        Files.createDirectories(Path.of("target/screenshots"));
        Files.write(Path.of("target/screenshots/notice.pdf"), pdf);
    }

    @Test
    void nobodyWritesTooEarlyAndNoPointReportsForAnother() {
        var page = "/p/" + link(other).deskToken() + "/tasks/" + UUID.randomUUID();
        var report = BodyInserters.fromFormData("progress", "Xong");
        api.anybody().post().uri(page).body(report).exchange().expectStatus().isNotFound();
        api.anybody()
                .post()
                .uri("/p/" + "A".repeat(43) + "/tasks/" + UUID.randomUUID())
                .body(report)
                .exchange()
                .expectStatus()
                .isNotFound();
        api.admin()
                .post()
                .uri(path() + "/conclusions")
                .body(BodyInserters.fromFormData("text", "Chưa họp"))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        api.anybody().get().uri("/tasks").exchange().expectStatus().isUnauthorized();

        clock.setTo(request.start().toInstant().plusSeconds(60));
        var form = BodyInserters.fromFormData("text", "Giao việc")
                .with("points", point)
                .with("due", request.end().toLocalDate().plusDays(1).toString());
        api.admin()
                .post()
                .uri(path() + "/conclusions")
                .body(form)
                .exchange()
                .expectStatus()
                .isEqualTo(303);
        var html = api.admin()
                .get()
                .uri(path() + "/conclusions")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var id = String.valueOf(html).replaceAll("(?s).*action=\"/tasks/([0-9a-f-]{36})/close\".*", "$1");
        var theirs = "/p/" + link(other).deskToken() + "/tasks/" + id;
        api.anybody().post().uri(theirs).body(report).exchange().expectStatus().isNotFound();
        var own = "/p/" + link(point).deskToken() + "/tasks/" + id;
        api.anybody().post().uri(own).body(report).exchange().expectStatus().isEqualTo(303);
        api.admin()
                .post()
                .uri("/tasks/" + id + "/close")
                .exchange()
                .expectStatus()
                .isEqualTo(303);
        api.anybody().post().uri(own).body(report).exchange().expectStatus().isEqualTo(409);
    }

    private BriefingRequest request() {
        return aBriefing()
                .titled("Giao ban trực tuyến công tác phòng, chống thiên tai và tìm kiếm cứu nạn quý IV năm 2027")
                .chairedBy("Trần Thị Chủ Trì", UUID.randomUUID() + "@hanoi.example")
                .with("host", point)
                .atPoints(point, other)
                .published();
    }

    private String path() {
        return "/briefings/" + briefing.get("id").asString();
    }

    private List<JsonNode> tasks(String status) {
        return api.get("/api/v1/tasks?kind=CONCLUSION&point=" + point + "&status=" + status)
                .get("items")
                .valueStream()
                .toList();
    }

    private JoinLink link(String code) {
        var id = new BriefingId(UUID.fromString(briefing.get("id").asString()));
        return Objects.requireNonNull(roster.linksOf(id).collectList().block()).stream()
                .filter(link -> code.equals(link.point()))
                .findFirst()
                .orElseThrow();
    }
}
