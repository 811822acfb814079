package vn.giaoban.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.Visit;

/** A briefing is changed on the page that it was written on; what nobody touched stays as it was. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditingIT {

    private static final String SAVE = "button[name=do][value=save]";

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
    void changesWhatWasTypedOtherwiseAndNothingElse() {
        var point = own.aPoint(2);
        var request = aBriefing()
                .titled("Giao ban sắp dời giờ")
                .atPoints(point)
                .with("reminders", List.of("PT24H", "PT45M"))
                .with("agenda", List.of(Map.of("title", "Tình hình tuần qua", "minutes", 30)))
                .published();
        var before = api.schedule(request.body());
        try (var visit = Visit.open(chromium, api.base())) {
            visit.loginAsAdmin().go(address(before));
            var page = visit.page();
            page.click(".commands a:text-is('Sửa')");
            assertThat(page.textContent(".verdict")).as("its own rooms").contains("đều có phòng");
            assertThat(page.textContent(".bar .hint")).contains("1 điểm cầu");
            assertThat(page.locator("#field-repeat").count()).isZero();
            visit.look("briefing-edit");
            page.click(SAVE);
            assertThat(present(page).get("version")).as("nothing was typed").isEqualTo(before.get("version"));

            visit.go(address(before) + "/edit");
            page.fill("#field-start", "09:00");
            page.fill("#field-end", "10:00");
            page.fill("#field-chairName", "Lê Thị Chủ Trì");
            page.click(SAVE);
            var after = present(page);
            assertThat(after.get("start").asString()).contains("T09:00");
            assertThat(after.at("/chair/name").asString()).isEqualTo("Lê Thị Chủ Trì");
            for (var kept : new String[] {"title", "status", "agenda", "reminders", "policy", "buffers"})
                assertThat(after.get(kept)).as(kept).isEqualTo(before.get(kept));
            assertThat(own.room(after, point)).isEqualTo(own.room(before, point));
        }
    }

    @Test
    void saysThatSomebodyElseWasFasterAndWhatIsInTheWay() {
        var point = own.aPoint();
        var request = aBriefing().titled("Giao ban hai người cùng sửa").atPoints(point);
        var briefing = api.schedule(request.body());
        var other = api.schedule(request.at("13:00", "14:00").body());
        try (var visit = Visit.open(chromium, api.base())) {
            visit.loginAsAdmin().go(address(briefing) + "/edit");
            var page = visit.page();
            page.fill("#field-start", "13:30");
            page.fill("#field-end", "14:30");
            page.click(SAVE);
            page.waitForSelector(".verdict-taken");
            assertThat(page.inputValue("#field-start")).isEqualTo("13:30");
            assertThat(own.read(briefing)).as("refused, so untouched").isEqualTo(briefing);

            own.change(briefing, Map.of("title", "Giao ban đã có tên khác"));
            page.fill("#field-start", "15:00");
            page.fill("#field-end", "16:00");
            page.click(SAVE);
            page.waitForSelector("#strip .faults");
            assertThat(page.textContent("#strip .faults")).contains("vừa được người khác sửa");
            assertThat(own.read(briefing).get("start")).isEqualTo(briefing.get("start"));
            own.cancel(own.read(briefing));
            own.cancel(other);
        }
    }

    private static String address(JsonNode briefing) {
        return "/briefings/" + briefing.get("id").asString();
    }

    private JsonNode present(Page page) {
        page.waitForURL(url -> url.matches(".*/briefings/[0-9a-f-]{36}"));
        return api.get("/api/v1/briefings/{id}", page.url().substring(page.url().lastIndexOf('/') + 1));
    }
}
