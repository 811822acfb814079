package vn.giaoban.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.attendance.Replay;
import vn.giaoban.presence.Capture;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;
import vn.giaoban.support.Visit;

/** What each role sees from login to result, and what it does not; the secretary once with nothing but a keyboard. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleWalksIT {

    private static final String PASSWORD = "mật khẩu của người đi thử";

    /** What only those see who plan or administer. */
    private static final List<String> COMMANDS = List.of("Lập cuộc họp", "Tài khoản", "Quản trị");

    @Autowired
    private Api api;

    @Autowired
    private TestClock clock;

    private Chromium chromium;
    private Replay meeting;
    private List<Capture.Request> told;

    @BeforeAll
    void start() {
        chromium = Chromium.startOrSkip("nobody walked through the pages");
        meeting = new Replay(api, Capture.WEEKLY);
        told = Capture.WEEKLY
                .requests()
                .filter(request -> request.status() == 200)
                .toList();
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
    void aLeaderReadsWhoWasThereAndChangesNothing() {
        told.forEach(meeting::tell);
        clock.setTo(meeting.end().plusSeconds(60));
        try (var visit = login("LEADER", null)) {
            var page = visit.page();
            assertThat(menu(page)).contains("Lịch họp", "Trực tiếp", "Báo cáo").doesNotContainAnyElementsOf(COMMANDS);
            visit.go("/briefings/" + meeting.briefing);
            assertThat(page.locator(".commands form, .commands [data-opens]")).hasCount(0);
            page.click(".commands a:text-is('Điểm danh')");
            assertThat(page.locator("h1")).containsText("Giao ban");
            assertThat(page.locator("table.points tbody tr").first()).isVisible();
            assertThat(page.locator("form.correct")).hasCount(0);
            visit.look("walk-leader-sheet");
            page.click("nav.menu a:text-is('Báo cáo')");
            assertThat(page.locator("h1")).isVisible();
            assertForbidden(visit, "/briefings/new");
            assertForbidden(visit, "/briefings/" + meeting.briefing + "/edit");
            assertForbidden(visit, "/admin/accounts");
        }
    }

    @Test
    void anOperatorWatchesAndCallsButPlansNothing() {
        var running = new Replay(api, Capture.WEEKLY);
        var half = told.size() / 2;
        told.subList(0, half).forEach(running::tell);
        clock.setTo(running.momentOf(told.get(half)));
        try (var visit = login("OPERATOR", null)) {
            var page = visit.page();
            assertThat(menu(page)).contains("Lịch họp", "Trực tiếp").doesNotContainAnyElementsOf(COMMANDS);
            page.click("nav.menu a:text-is('Trực tiếp')");
            visit.go("/briefings/" + running.briefing + "/live");
            assertThat(page.locator(".tile")).hasCount(53);
            assertThat(page.locator("#tile-Q-BA-DINH .word")).hasText("Đã kết nối");
            visit.look("walk-operator-live");
            page.locator(".tile a").first().click();
            assertThat(page.locator("dialog[open]")).isVisible();
            visit.accessible("a tile's dialog");
            assertForbidden(visit, "/briefings/new");
        }
    }

    @Test
    void aSecretarySaysWhoAGuestWas() {
        told.forEach(meeting::tell);
        clock.setTo(meeting.end().plusSeconds(60));
        try (var visit = Visit.open(chromium, api.base())) {
            var page = visit.loginAsAdmin()
                    .go("/briefings/" + meeting.briefing + "/attendance")
                    .page();
            var guest = page.locator("#match-identity option").first().getAttribute("value");
            page.selectOption("#match-who", "point:H-MY-DUC");
            page.fill("#match-reason", "   ");
            page.click(".match button");
            assertThat(page.locator("#match-fault")).hasText("Vui lòng nêu lý do.");
            visit.complaints().clear(); // the browser says that it was refused
            page.waitForLoadState(); // a click is lost where a chart still moves what it aims at
            page.fill("#match-reason", "Thiết bị dự phòng của huyện, đã gọi điện xác nhận");
            page.click(".match button");
            page.waitForURL(url -> url.endsWith("/attendance#points"));
            assertThat(page.locator("#match-identity option[value='" + guest + "']"))
                    .hasCount(0);
            visit.look("walk-secretary-sheet");
        }
    }

    @Test
    void aPointsSecretarySeesTheWeekAndNoCommands() {
        try (var visit = login("POINT_SECRETARY", "Q-BA-DINH")) {
            var page = visit.page();
            assertThat(menu(page))
                    .contains("Lịch họp")
                    .doesNotContain("Báo cáo")
                    .doesNotContainAnyElementsOf(COMMANDS);
            visit.look("walk-point-secretary-week");
            visit.go("/briefings/" + meeting.briefing);
            assertThat(page.locator("h1")).containsText("Giao ban");
            assertThat(page.locator(".commands [data-opens]")).hasCount(0);
            assertForbidden(visit, "/briefings/" + meeting.briefing + "/live");
        }
    }

    @Test
    void aSecretaryBooksWithNothingButAKeyboard() {
        var point = new OwnPoints(api).aPoint();
        try (var visit = Visit.open(chromium, api.base())) {
            var name = account("SECRETARY", null);
            var page = visit.go("/login").page();
            tabTo(page, "#username");
            page.keyboard().insertText(name);
            tabTo(page, "#password");
            page.keyboard().insertText(PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL(url -> !url.contains("/login"));
            tabTo(page, "nav.menu a[href='/briefings/new']");
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.contains("/briefings/new"));
            tabTo(page, "#field-title");
            page.keyboard().press("Control+A");
            page.keyboard().insertText("Giao ban lập bằng bàn phím");
            tabTo(page, "[data-pick=NONE]");
            page.keyboard().press("Enter");
            tabTo(page, "#search");
            page.keyboard().insertText(point);
            tabTo(page, "[name=point][value='" + point + "']");
            page.keyboard().press("Space");
            assertThat(page.locator("#count")).containsText("1/");
            tabTo(page, "button[name=do][value=draft]");
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.matches(".*/briefings/[0-9a-f-]{36}"));
            assertThat(page.locator("h1")).containsText("Giao ban lập bằng bàn phím");
            tabTo(page, "[data-opens=publish]");
            page.keyboard().press("Enter");
            tabTo(page, "dialog[open] button.btn-primary");
            page.keyboard().press("Enter");
            assertThat(page.locator(".alert-success")).containsText("Đã công bố");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    private Visit login(String role, @Nullable String point) {
        var visit = Visit.open(chromium, api.base());
        return visit.login(account(role, point), PASSWORD);
    }

    /** Somebody new with that role; gives their name. */
    private String account(String role, @Nullable String point) {
        var name = "di-thu." + System.nanoTime();
        var form = new HashMap<String, Object>(Map.of("username", name, "password", PASSWORD, "roles", List.of(role)));
        if (point != null) form.put("point", point);
        api.read(api.post("/api/v1/accounts", form).expectStatus().isCreated());
        return name;
    }

    private static List<String> menu(Page page) {
        return page.locator("nav.menu a").allTextContents().stream()
                .map(String::strip)
                .toList();
    }

    private static void assertForbidden(Visit visit, String path) {
        var answer = visit.page().navigate(visit.base() + path);
        assertThat(answer.status()).as(path).isEqualTo(403);
        assertThat(visit.page().locator("h1")).hasText("Bạn không có quyền xem trang này");
        visit.complaints().clear(); // the browser says that it was refused
    }

    /** Goes on by the key that leads to the next thing that can be used, as somebody without a mouse does. */
    private static void tabTo(Page page, String selector) {
        var wanted = page.locator(selector);
        for (var steps = 0; steps < 250; steps++) {
            if (hasFocus(wanted)) return;
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no key leads to " + selector);
    }

    private static boolean hasFocus(Locator wanted) {
        return Boolean.TRUE.equals(wanted.evaluate("one => one === document.activeElement"));
    }
}
