package vn.giaoban.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;
import vn.giaoban.support.Visit;

/** The check of devices in a browser whose camera and microphone are not real, with and without a script. */
@IntegrationTest
class CheckPageIT {

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private TestClock clock;

    private Chromium chromium;
    private String point;
    private JsonNode briefing;
    private JoinLink device;
    private String address;

    @BeforeEach
    void start() {
        chromium = Chromium.startOrSkip("the check of devices was not tried");
        point = new OwnPoints(api).aPoint();
        var request = aBriefing().titled("Giao ban kiểm tra thiết bị").atPoints(point);
        briefing = api.schedule(request.published().body());
        var link = roster.linksOf(new BriefingId(UUID.fromString(Deliveries.id(briefing))))
                .filter(found -> point.equals(found.point()))
                .blockFirst();
        device = Objects.requireNonNull(link);
        address = api.base() + "/p/" + device.deskToken();
        clock.setTo(request.start().toInstant().minus(Duration.ofMinutes(45)));
    }

    @AfterEach
    void stop() {
        clock.reset();
        if (chromium != null) chromium.close();
    }

    @Test
    void testsTheDevicesAndKeepsWhatItFound() {
        var widths = List.of(360, 820, 1440);
        for (var width : widths)
            look(width, width == 820 ? ColorScheme.DARK : ColorScheme.LIGHT, true, page -> {
                page.locator("#check-start").click();
                await(page, "camera");
                await(page, "microphone");
                await(page, "network");
                page.locator("#check-tone").click();
                page.locator("#check-heard").click();
                assertThat(page.locator("#said-network").textContent()).contains("Độ trễ", "Mbit/s");
                assertThat((int) page.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .isLessThanOrEqualTo(0);
                shoot(page.locator("#preflight"), "check-tested-" + width);
                page.locator("#preflight button[type=submit]").click();
                page.waitForURL("**done=preflight**");
                assertThat(page.locator(".summary.good").textContent()).contains("Đã ghi kết quả");
                shoot(page.locator("#preflight"), "check-done-" + width);
            });
        var check = api.get("/api/v1/briefings/{id}/readiness", Deliveries.id(briefing))
                .at("/items/0");
        assertThat(check.get("state").asString()).isEqualTo("READY");
        assertThat(check.at("/check/tested").asBoolean()).isTrue();
        assertThat(check.at("/check/via").asString()).isEqualTo("LOOPBACK");
        assertThat(check.at("/check/kbps").asInt()).isPositive();
        assertThat(check.at("/check/browser").asString()).contains("Chrome");
    }

    @Test
    void theRoomsOwnMachineChecksOnThePageItEntersBy() {
        address = api.base() + "/j/" + device.token();
        look(360, ColorScheme.LIGHT, true, page -> {
            page.locator("#check-start").click();
            await(page, "microphone");
            await(page, "network");
            page.locator("#preflight button[type=submit]").click();
            page.waitForURL("**#preflight");
            assertThat(page.locator("#preflight .answer").textContent()).contains("Chưa hoạt động: Loa");
        });
        assertThat(api.get("/api/v1/briefings/{id}/readiness", Deliveries.id(briefing))
                        .at("/items/0/check/speaker")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void listsWhoIsNotReadyForOperators() {
        try (var visit = Visit.open(chromium, api.base()).loginAsAdmin()) {
            var page = visit.page();
            page.navigate(api.base() + "/briefings/" + Deliveries.id(briefing) + "/readiness");
            assertThat(page.locator("tr.missing .state").textContent()).contains("Chưa kiểm tra");
            for (var width : List.of(360, 820, 1440)) {
                page.setViewportSize(width, 800);
                assertThat((int) page.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .isLessThanOrEqualTo(0);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target/screenshots/readiness-" + width + ".png"))
                        .setFullPage(true));
            }
        }
    }

    @Test
    void isAFormWithFourBoxesWithoutAScript() {
        look(360, ColorScheme.LIGHT, false, page -> {
            assertThat(page.locator("#check-start").isVisible()).isFalse();
            for (var device : List.of("camera", "microphone", "network"))
                page.locator("#preflight input[name=" + device + "]").check();
            page.locator("#preflight button[type=submit]").click();
            page.waitForURL("**done=preflight**");
            assertThat(page.locator("#preflight .answer").textContent()).contains("Chưa hoạt động: Loa");
            shoot(page.locator("#preflight"), "check-plain-360");
        });
        var check = api.get("/api/v1/briefings/{id}/readiness", Deliveries.id(briefing))
                .at("/items/0");
        assertThat(check.get("state").asString()).isEqualTo("FAULTY");
        assertThat(check.at("/check/tested").asBoolean()).isFalse();
    }

    private static void await(Page page, String device) {
        page.locator("#device-" + device + "[data-ok]").waitFor(new Locator.WaitForOptions().setTimeout(40_000));
        assertThat(page.locator("#device-" + device).getAttribute("data-ok"))
                .as(device + ": " + page.locator("#said-" + device).textContent())
                .isEqualTo("true");
    }

    private static void shoot(Locator card, String name) {
        card.screenshot(new Locator.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    /** Opens the page and looks; nothing may be refused by the policy or fail in the script. */
    private void look(int width, ColorScheme scheme, boolean script, Consumer<Page> eyes) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setColorScheme(scheme)
                .setLocale("vi-VN")
                .setJavaScriptEnabled(script);
        try (var context = chromium.browser().newContext(options);
                var page = context.newPage()) {
            var faults = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) faults.add(message.text());
            });
            page.onPageError(faults::add);
            page.navigate(address);
            eyes.accept(page);
            assertThat(faults).isEmpty();
        }
    }
}
