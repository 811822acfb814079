package vn.giaoban.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;

/**
 * A unit's day, on a phone and by mail alone: nobody in it has an account. The invitation comes; the unit accepts, chooses a room, names four
 * people; one of them can't come, another is asked for, the chair agrees by the link in the mail; the other has it in the calendar, and the
 * attendance knows who came for whom.
 */
@IntegrationTest
class UnitsDayIT {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Pattern DESK = Pattern.compile("(?m)^http://localhost:8080(/p/[A-Za-z0-9_-]{43})\\s*$");
    private static final Pattern JOIN = Pattern.compile("(?m)^http://localhost:8080(/j/[A-Za-z0-9_-]{43})\\s*$");
    private static final Pattern CONSENT = Pattern.compile("(?m)^http://localhost:8080(/s/[^\\s]*/approve)\\s*$");
    private static final String LAN = "lan@unit.example";
    private static final String EM = "em@unit.example";

    static {
        MAIL.start();
    }

    @Autowired
    private Api api;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Invariants invariants;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("giaoban.invitations.digest", () -> "PT1S");
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
    }

    @AfterAll
    static void close() {
        MAIL.stop();
    }

    @AfterEach
    void leave() {
        invariants.hold();
    }

    @Test
    void fromTheInvitationToTheSubstitutesCalendarWithoutAnAccount() throws Exception {
        var program = Chromium.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine: the unit's day was not lived");
        var points = new OwnPoints(api);
        var unit = points.aPoint(2);
        var chair = UUID.randomUUID() + "@ubnd.example";
        var briefing = api.schedule(aBriefing()
                .titled("Giao ban đầu tuần")
                .atPoints(unit)
                .chairedBy("Nguyễn Văn An", chair)
                .published()
                .body());
        settled(briefing);
        var invitation = plain(last(mailsTo(unit.toLowerCase(java.util.Locale.ROOT) + "@hanoi.example")));
        var desk = found(DESK, invitation);

        var phone = new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setHasTouch(true)
                .setDeviceScaleFactor(2)
                .setLocale("vi-VN");
        try (var chromium = Chromium.start(program.orElseThrow());
                var context = chromium.browser().newContext(phone);
                var page = context.newPage()) {
            page.navigate(api.base() + desk);
            shoot(page, "unit-1-invited");
            page.locator("button[value=ACCEPTED]").click();
            says(page, "[role=status]", "Đã ghi câu trả lời của điểm cầu.");
            page.locator("input[value='" + unit + "/P2']").check();
            page.locator("#room button").click();
            says(page, "#room strong", "Phòng họp 2");
            page.locator("#list summary").click();
            page.locator("#list-text")
                    .fill("Đỗ Thị Lan,Phó Chủ tịch," + LAN + "\nTrần Thị Bình\nLê Văn Cường\nPhạm Thị Dung");
            page.locator("#list button").click();
            says(page, ".quota", "4/4");
            settled(briefing);
            var lansPage = found(JOIN, plain(last(mailsTo(LAN))));
            assertThat(status(lansPage)).isEqualTo(200);

            page.locator("#substitutions summary").click();
            page.locator("#substitute-delegate").selectOption(new SelectByText("Đỗ Thị Lan").option());
            page.locator("#substitute-name").fill("Đỗ Văn Em");
            page.locator("#substitute-email").fill(EM);
            page.locator("#substitute-reason").fill("Đi công tác đột xuất");
            page.locator("#substitutions .fields button").click();
            says(page, "[role=status]", "Đã gửi đề nghị cử người dự thay.");
            says(page, ".asked", "dự thay Đỗ Thị Lan");
            shoot(page, "unit-2-asked");
            settled(briefing);

            page.navigate(api.base() + found(CONSENT, plain(last(mailsTo(chair)))));
            assertThat(status(lansPage)).as("to open the link changes nothing").isEqualTo(200);
            shoot(page, "unit-3-chair");
            page.locator(".decide button").click();
            says(page, ".outcome", "Nguyễn Văn An");
            shoot(page, "unit-4-agreed");
            assertThat(status(lansPage)).as("the old link is dead at once").isEqualTo(410);
            settled(briefing);

            var invited = last(mailsTo(EM));
            var event = event(invited, Method.VALUE_REQUEST);
            assertThat(event.getUid().orElseThrow().getValue())
                    .isEqualTo(briefing.get("id").asString() + "@giaoban");
            assertThat(event.getProperties(Attendee.ATTENDEE))
                    .extracting(
                            attendee -> ((Attendee) attendee).getCalAddress().toString())
                    .containsExactly("mailto:" + EM);
            assertThat(event.getSummary().getValue()).isEqualTo("Giao ban đầu tuần");
            event(last(mailsTo(LAN)), Method.VALUE_CANCEL);
            var emsPage = found(JOIN, plain(invited));
            page.navigate(api.base() + emsPage);
            assertThat(page.locator("main").textContent()).contains("Đỗ Văn Em", "Phòng họp 2");
            shoot(page, "unit-5-substitute");
            page.navigate(api.base() + desk);
            assertThat(page.locator(".people").textContent()).contains("Đỗ Văn Em", "Dự thay");
            shoot(page, "unit-6-after");
        }
        assertThat(points.room(briefing, unit)).isEqualTo(unit + "/P2");
        var attendance =
                api.get("/api/v1/briefings/{id}/attendance", briefing.get("id").asString());
        assertThat(attendance.toString()).contains("\"substituteForName\":\"Đỗ Thị Lan\"");
        assertThat(attendance.toString()).doesNotContain("\"name\":\"Đỗ Thị Lan\"");
    }

    /** An option of a list by what it says. */
    private record SelectByText(String text) {
        com.microsoft.playwright.options.SelectOption option() {
            return new com.microsoft.playwright.options.SelectOption().setLabel(text);
        }
    }

    private void settled(JsonNode briefing) {
        new Deliveries(api, database).settled(briefing);
    }

    private int status(String path) {
        return HttpCall.by(api, "GET", path)
                .header("Accept", "text/html")
                .send()
                .status();
    }

    private static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return GreenMailUtil.getAddressList(mail.getAllRecipients())
                                .contains(address);
                    } catch (MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private static MimeMessage last(List<MimeMessage> mails) {
        assertThat(mails).isNotEmpty();
        return mails.getLast();
    }

    private static String plain(MimeMessage mail) throws MessagingException, IOException {
        var part = find(mail, "text/plain");
        assertThat(part).as("plain text").isNotNull();
        return part == null ? "" : String.valueOf(part.getContent());
    }

    private static VEvent event(MimeMessage mail, String method) throws Exception {
        var part = find(mail, "text/calendar");
        assertThat(part).as("calendar part of " + mail.getSubject()).isNotNull();
        if (part == null) throw new AssertionError();
        assertThat(part.getContentType()).contains("method=" + method);
        var text = new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var calendar = new CalendarBuilder().build(new StringReader(text));
        return (VEvent) calendar.getComponent(Component.VEVENT).orElseThrow();
    }

    private static @Nullable Part find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) return part;
        if (!part.isMimeType("multipart/*")) return null;
        var parts = (Multipart) part.getContent();
        for (var i = 0; i < parts.getCount(); i++) {
            var inside = find(parts.getBodyPart(i), type);
            if (inside != null) return inside;
        }
        return null;
    }

    private static String found(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        assertThat(match.find()).as(pattern + " in\n" + text).isTrue();
        return match.group(1);
    }

    /** The page comes after a click, not with it. */
    private static void says(Page page, String where, String what) {
        PlaywrightAssertions.assertThat(page.locator(where).first()).containsText(what);
    }

    private static void shoot(Page page, String name) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isLessThanOrEqualTo(0);
        var file = Path.of("target/screenshots", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }
}
