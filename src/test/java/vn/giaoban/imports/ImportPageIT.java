package vn.giaoban.imports;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.Visit;

/** A secretary brings the calendar of another program along, each page looked at by everybody's eyes. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportPageIT {

    private static final String LONG =
            "Hội nghị giao ban trực tuyến mở rộng về công tác phục vụ hành chính công và chuyển"
                    + " đổi số của các phường Phúc Xá\\, Trúc Bạch\\, Vĩnh Phúc\\, Cống Vị\\, Liễu Giai";

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
    void aCalendarIsLookedAtAndTaken() {
        try (var visit = Visit.open(chromium, api.base())) {
            var page = visit.go("/briefings/new").loginAsAdmin().page();
            page.locator("a[href='/briefings/import']").click();
            assertThat(page.locator("#file")).isVisible();
            visit.look("import");
            page.locator("#file")
                    .setInputFiles(new FilePayload(
                            "lich.ics", "text/calendar", calendar().getBytes(StandardCharsets.UTF_8)));
            page.locator(".choose .btn-primary").click();
            assertThat(page.locator(".events tbody tr")).hasCount(4);
            assertThat(page.locator(".events input:checked")).hasCount(2);
            // a page that was made by a file can't be loaded anew to be looked at; one that was made by choosing
            // nothing can
            for (var box : page.locator(".events input").all()) box.uncheck();
            page.locator(".actions .btn-primary").click();
            assertThat(page.locator(".alert-info")).containsText("Chưa có cuộc họp nào");
            visit.look("import-preview");
            page.locator(".events input").nth(1).uncheck();
            page.locator(".actions .btn-primary").click();
            assertThat(page.locator(".alert-success")).containsText("Đã nhập 1 cuộc họp.");
            visit.look("import-done");
            page.locator(".events a").first().click();
            assertThat(page.locator("h1")).containsText("chuyển đổi số");
        }
    }

    private String calendar() {
        var points = new OwnPoints(api);
        var uid = UUID.randomUUID();
        return """
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                UID:%1$s-1
                SUMMARY:%2$s
                DTSTART;TZID=Asia/Ho_Chi_Minh:20270309T080000
                DTEND;TZID=Asia/Ho_Chi_Minh:20270309T113000
                LOCATION:%3$s/P1\\; Nhà văn hóa phường (tầng hai\\, bên trái)
                ORGANIZER;CN=Nguyễn Thị Minh Khai:mailto:khai@hanoi.example
                ATTENDEE;CN=Trần Văn Bình:mailto:binh@hanoi.example
                END:VEVENT
                BEGIN:VEVENT
                UID:%1$s-2
                SUMMARY:Giao ban thứ Tư
                DTSTART:20270310T010000Z
                DURATION:PT1H30M
                RRULE:FREQ=WEEKLY;COUNT=6
                LOCATION:%4$s
                END:VEVENT
                BEGIN:VEVENT
                UID:%1$s-3
                SUMMARY:Kỷ niệm ngày thành lập
                DTSTART;VALUE=DATE:20270311
                END:VEVENT
                BEGIN:VEVENT
                UID:%1$s-4
                SUMMARY:Cuộc họp đã qua
                DTSTART:20200311T010000Z
                DTEND:20200311T020000Z
                END:VEVENT
                END:VCALENDAR
                """.formatted(uid, LONG, points.aPoint(), points.aPoint());
    }
}
