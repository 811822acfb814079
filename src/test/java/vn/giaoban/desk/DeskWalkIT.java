package vn.giaoban.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;

/** A point's secretary walks through the page in a real browser without a script. */
@IntegrationTest
class DeskWalkIT {

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private Invariants invariants;

    @AfterEach
    void leave() {
        invariants.hold();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1366, 1920})
    void acceptsChoosesARoomAndNamesFourPeople(int width) {
        var program = Chromium.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine: nobody walked through the page");
        var points = new OwnPoints(api);
        var point = points.aPoint(2);
        var briefing = api.schedule(aBriefing().atPoints(point).published().body());
        var options = new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setJavaScriptEnabled(false)
                .setLocale("vi-VN");
        try (var chromium = Chromium.start(program.orElseThrow());
                var context = chromium.browser().newContext(options);
                var page = context.newPage()) {
            page.navigate(api.base() + "/p/" + desk(briefing));
            page.locator("button[value=ACCEPTED]").click();
            says(page.locator("[role=status]"), "Đã ghi câu trả lời của điểm cầu.");
            page.locator("input[value='" + point + "/P2']").check();
            page.locator("#room button").click();
            says(page.locator("#room strong"), "Phòng họp 2");
            page.locator("#name-add").fill("Đỗ Thị Lan");
            page.locator("#email-add").fill("lan@a.example");
            page.locator("#add button").click();
            page.locator("#list summary").click();
            page.locator("#list-text").fill("Trần Thị Bình,Trưởng phòng,khong-phai-thu\n");
            page.locator("#list button").click();
            says(page.locator("#list .faults"), "Dòng 1, cột 3 (Thư điện tử)");
            assertThat(page.locator("#list-text").inputValue()).contains("Trần Thị Bình");
            shoot(page, "desk-walk-wrong-" + width);
            page.locator("#list-text").fill("Trần Thị Bình,Trưởng phòng\nLê Văn Cường\nPhạm Dung");
            page.locator("#list button").click();
            says(page.locator(".quota"), "4/4");
            assertThat(page.locator("#add").count()).isZero();
            page.locator(".people details summary").first().click();
            page.locator(".people button[value=remove]").first().click();
            says(page.locator(".quota"), "3/4");
            page.locator(".done button").click();
            says(page.locator("#delegates .accepted").first(), "Danh sách đã đủ");
            shoot(page, "desk-walk-done-" + width);
            page.locator("a.language").click();
            says(page.locator("#delegates-heading"), "Delegates");
        }
        assertThat(points.room(briefing, point)).isEqualTo(point + "/P2");
        assertThat(points.point(briefing, point).get("response").asString()).isEqualTo("ACCEPTED");
    }

    /** The page comes after a click, not with it. */
    private static void says(Locator where, String what) {
        PlaywrightAssertions.assertThat(where).containsText(what);
    }

    private static void shoot(Page page, String name) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isLessThanOrEqualTo(0);
        var file = Path.of("target/screenshots", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    private String desk(JsonNode briefing) {
        var id = new BriefingId(UUID.fromString(briefing.get("id").asString()));
        var link = Objects.requireNonNull(roster.linksOf(id).collectList().block()).stream()
                .filter(found -> found.deskToken() != null)
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(link.deskToken());
    }
}
