package vn.giaoban.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.Visit;

/** An administrator's way through the pages of administration, each looked at by everybody's eyes. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminPageIT {

    private static final String LONG = "Trung tâm Phục vụ hành chính công và Chuyển đổi số thuộc Văn phòng các cơ quan"
            + " và Ủy ban nhân dân các phường Phúc Xá, Trúc Bạch, Vĩnh Phúc, Cống Vị, Liễu Giai";

    @Autowired
    private Api api;

    private Chromium chromium;

    @BeforeAll
    void start() {
        chromium = Chromium.startOrSkip("the page was not looked at");
    }

    @AfterAll
    void stop() {
        if (chromium != null) chromium.close();
    }

    @Test
    void aPointIsMadeChangedAndTakenOutOfUse() {
        var code = "QT-" + System.nanoTime() % 1_000_000_000;
        try (var visit = Visit.open(chromium, api.base())) {
            var page = visit.go("/admin").loginAsAdmin().page();
            assertThat(page.locator(".menu [aria-current]")).hasText("Quản trị");
            visit.look("admin");
            page.locator(".parts a[href='/admin/points']").click();
            assertThat(page.locator(".tabs [aria-current]")).hasText("Điểm cầu");
            page.locator("#q").fill("quan ba dinh");
            page.locator(".filter button").click();
            assertThat(page.locator("#rows")).containsText("Ba Đình");

            page.locator("a[href='/admin/points/new']").click();
            page.locator("#code").fill("chữ thường");
            page.locator("#name").fill(LONG);
            page.locator("#email").fill("không phải thư");
            page.locator(".fields .btn-primary").click();
            assertThat(page.locator("#code-fault")).isVisible();
            assertThat(page.locator("#name")).hasValue(LONG);
            page.locator("#code").fill(code);
            page.locator(".fields .btn-primary").click();
            assertThat(page.locator("#email-fault")).isVisible();
            visit.accessible("a point that can't be taken");
            page.locator("#email").fill("qt@hanoi.example");
            page.locator("#kind").selectOption("COMMUNE");
            page.locator("#parent").fill("Q-BA-DINH");
            page.locator(".fields .btn-primary").click();
            assertThat(page.locator("h1")).hasText(LONG);

            page.locator("#new-code").fill("P1");
            page.locator("#new-name").fill(LONG);
            page.locator("#new-capacity").fill("0");
            page.locator("form[aria-labelledby=room-new] button").click();
            assertThat(page.locator("#new-capacity-fault")).isVisible();
            page.locator("#new-capacity").fill("40");
            page.locator("form[aria-labelledby=room-new] button").click();
            assertThat(page.locator("#capacity-P1")).hasValue("40");
            refusalsWereTold(visit);
            visit.look("admin-point");

            page.locator("[data-opens=retire]").click();
            page.locator("#retire .btn-danger").click();
            assertThat(page.locator(".page-head .state")).hasText("Đã ngừng sử dụng");
            page.locator(".fields .btn-primary").click();
            assertThat(page.locator(".alert-success")).isVisible();
            assertThat(page.locator(".page-head .state")).hasCount(0);

            page.locator(".page-head a[href*='/admin/audit']").click();
            assertThat(page.locator(".entries > li")).hasCount(3);
            assertThat(page.locator(".entries > li").first()).containsText("Ngừng sử dụng");
        }
    }

    @Test
    void theCatalogueIsLookedThroughAndTakenFromAFile() {
        var points = new OwnPoints(api);
        var code = points.aPoint();
        try (var visit = Visit.open(chromium, api.base())) {
            var page = visit.go("/admin/points").loginAsAdmin().page();
            visit.look("admin-points");
            visit.go("/admin/points?view=tree").look("admin-points-tree");
            page.navigate(api.base() + "/admin/points/upload");
            page.locator("#file").setInputFiles(file("code,name\nA,B\n"));
            page.locator(".choose .btn-primary").click();
            assertThat(page.locator(".faults")).containsText("Dòng 1");
            page.locator("#file")
                    .setInputFiles(
                            file("code,name,kind,parent,email,phone,uplink_mbps\n" + code + "," + LONG.replace(",", "")
                                    + ",COMMUNE,Q-BA-DINH,,024 1,50\n" + code + "-2,Phường mới,COMMUNE," + code
                                    + ",moi@hanoi.example,,\n"));
            page.locator(".choose .btn-primary").click();
            assertThat(page.locator(".confirm .btn-primary")).containsText("2 thay đổi");
            refusalsWereTold(visit);
            visit.look("admin-upload");
            page.locator(".confirm .btn-primary").click();
            assertThat(page.locator(".alert-success")).isVisible();
            visit.go("/admin/points/" + code + "-2");
            assertThat(page.locator("#name")).hasValue("Phường mới");
        }
    }

    @Test
    void whatIsInForceAndWhatWasChangedCanBeRead() {
        var points = new OwnPoints(api);
        var code = points.aPoint();
        var briefing = api.schedule(aBriefing()
                .titled("Giao ban " + LONG)
                .atPoints(code, points.aPoint())
                .published()
                .body());
        var id = briefing.get("id").asString();
        HttpCall.byAdmin(api, "PUT", "/api/v1/briefings/" + id + "/points/" + code + "/response")
                .json("PUT", "{\"response\":\"DECLINED\",\"reason\":\"" + LONG + "\"}")
                .send()
                .ok();
        points.change(briefing, Map.of("title", "Giao ban tháng 12 " + LONG));
        try (var visit = Visit.open(chromium, api.base())) {
            var page = visit.go("/admin/rules").loginAsAdmin().page();
            assertThat(page.locator("main")).containsText("giaoban.office.notice-working-days");
            visit.look("admin-rules");
            visit.go("/admin/servers");
            assertThat(page.locator(".servers > section")).hasCount(2);
            visit.look("admin-servers");
            visit.go("/admin/audit");
            visit.look("admin-audit");
            var shown = page.locator(".entries > li.card").count();
            if (page.locator("#more a").count() > 0) {
                page.locator("#more a").click();
                page.waitForFunction(
                        "before => document.querySelectorAll('.entries > li.card').length > before", shown);
            }
            visit.go("/admin/audit?entity=briefing:" + id);
            page.locator(".rest a").first().click();
            assertThat(page.locator("h1")).hasText("Thay đổi cuộc họp");
            assertThat(page.locator(".compared del").first()).isVisible();
            page.locator("details.card summary").click();
            visit.look("admin-audit-entry");
            visit.go("/briefings/" + id + "/history");
            assertThat(page.locator(".entries")).containsText("Trả lời giấy mời");
            visit.look("briefing-history");
        }
    }

    /** The browser tells of every answer that is a refusal; those were meant, and there were no others. */
    private static void refusalsWereTold(Visit visit) {
        assertThat(visit.complaints()).isNotEmpty().allMatch(complaint -> complaint.contains("422"));
        visit.complaints().clear();
    }

    /** A file on disk, which the browser reads again when the page is loaded again. */
    private static Path file(String text) {
        try {
            return Files.writeString(Files.createTempFile(Path.of("target"), "danh-muc", ".csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
