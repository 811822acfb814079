package vn.giaoban.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;

/** A calendar becomes briefings: shown first, each once, with every fault at its line. */
@IntegrationTest
class ImportIT {

    private static final String PATH = "/api/v1/briefings/import";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    @Autowired
    private Api api;

    private final String uid = UUID.randomUUID() + "@outlook.example";

    @Test
    void anEventBecomesABriefingOnce() {
        var point = new OwnPoints(api).aPoint();
        var day = day();
        var file = calendar(
                "BEGIN:VTIMEZONE\nTZID:SE Asia Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0000\nEND:STANDARD\nEND:VTIMEZONE\n"
                        + event(
                                uid,
                                "SUMMARY:Giao ban\\, tuần 49",
                                "DTSTART;TZID=SE Asia Standard Time:" + day + "T080000",
                                "DTEND;TZID=SE Asia Standard Time:" + day + "T093000",
                                "LOCATION:" + point + "/P1; Phòng trà tầng 3",
                                "ORGANIZER;CN=\"Trần Chủ Tịch: Phó\":mailto:Chu.Tich@hanoi.example",
                                "ATTENDEE;CN=Nguyễn Văn An;ROLE=REQ-PARTICIPANT:mailto:an@hanoi.example",
                                "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:binh@hanoi.example"));

        var preview = one(take("?dryRun=true", file));
        assertThat(preview.get("state").asString()).as(preview.toString()).isEqualTo("READY");
        assertThat(preview.at("/points/0/room").asString()).isEqualTo(point + "/P1");
        assertThat(preview.at("/unknown/0").asString()).isEqualTo("Phòng trà tầng 3");
        assertThat(preview.get("start").asString()).endsWith("T08:00:00+07:00");
        assertThat(preview.get("delegates").asInt()).isEqualTo(2);
        assertThat(preview.get("chair").asString()).isEqualTo("Trần Chủ Tịch: Phó");

        var imported = one(take("", file));
        assertThat(imported.get("state").asString()).isEqualTo("IMPORTED");
        var id = imported.get("briefing").asString();
        var briefing = api.get("/api/v1/briefings/{id}", id);
        assertThat(briefing.get("title").asString()).isEqualTo("Giao ban, tuần 49");
        assertThat(briefing.get("status").asString()).isEqualTo("DRAFT");
        assertThat(briefing.at("/points/0/room").asString()).isEqualTo(point + "/P1");

        var again = one(take("", file));
        assertThat(again.get("state").asString()).isEqualTo("KNOWN");
        assertThat(again.get("briefing").asString()).isEqualTo(id);
        assertThat(api.get("/api/v1/briefings/{id}", id).get("version")).isEqualTo(briefing.get("version"));
    }

    @Test
    void aKeyOfItsOwnLetsNothingBeTriedOutForGood() {
        var point = new OwnPoints(api).aPoint();
        var file = calendar(event(uid, "SUMMARY:Thử", start(), end(), "LOCATION:" + point));
        var call = HttpCall.byAdmin(api, "POST", PATH + "?dryRun=true")
                .header("Idempotency-Key", uid)
                .body("POST", "text/calendar", file);
        assertThat(one(call.send()).get("state").asString()).isEqualTo("READY");
        assertThat(one(take("?dryRun=true", file)).get("state").asString()).isEqualTo("READY");
        assertThat(one(take("", file)).get("state").asString()).isEqualTo("IMPORTED");
    }

    @Test
    void aSeriesComesWithItsExceptions() {
        var point = new OwnPoints(api).aPoint();
        var monday = OffsetDateTime.parse("2027-03-01T08:00:00+07:00");
        var rest = List.of(
                "LOCATION:" + point,
                "DTEND:" + local(monday.plusHours(1)),
                "RRULE:FREQ=WEEKLY;COUNT=4",
                "EXDATE:" + local(monday.plusWeeks(1)));
        var file = calendar(event(uid, "SUMMARY:Hằng tuần", "DTSTART:" + local(monday), rest.toArray(String[]::new))
                + event(
                        uid,
                        "SUMMARY:Hằng tuần\\, lùi giờ",
                        "RECURRENCE-ID:" + local(monday.plusWeeks(2)),
                        "DTSTART:" + local(monday.plusWeeks(2).plusHours(3)),
                        "DTEND:" + local(monday.plusWeeks(2).plusHours(4)),
                        "LOCATION:" + point));
        var items = take("", file).ok().json().get("items");
        assertThat(items.valueStream().map(item -> item.get("state").asString()))
                .as(items.toString())
                .containsExactly("IMPORTED", "IMPORTED");
        var found = api.get(
                        "/api/v1/briefings?from={from}&to={to}&point={point}",
                        "2027-03-01T00:00:00+07:00",
                        "2027-03-31T00:00:00+07:00",
                        point)
                .get("items");
        assertThat(found.valueStream().map(b -> b.get("start").asString()))
                .containsExactlyInAnyOrder(
                        "2027-03-01T08:00:00+07:00", "2027-03-15T11:00:00+07:00", "2027-03-22T08:00:00+07:00");
    }

    @Test
    void saysWhatIsInTheWayAndBooksTheOthers() {
        var points = new OwnPoints(api);
        var taken = points.aPoint();
        var free = points.aPoint();
        var day = day();
        var time = new String[] {"DTSTART:" + day + "T080000", "DTEND:" + day + "T090000"};
        var first =
                calendar(event(UUID.randomUUID().toString(), "SUMMARY:Trước", time[0], time[1], "LOCATION:" + taken));
        assertThat(one(take("", first)).get("state").asString()).isEqualTo("IMPORTED");
        var file = calendar(event(uid, "SUMMARY:Sau", time[0], time[1], "LOCATION:" + taken)
                + event(uid + "2", "SUMMARY:Khác", time[0], time[1], "LOCATION:" + free)
                + event(uid + "3", "SUMMARY:Đã qua", "DTSTART:20200101T080000", "DTEND:20200101T090000")
                + event(uid + "4", "SUMMARY:Đã hủy", time[0], time[1], "STATUS:CANCELLED"));
        var items = take("", file).ok().json().get("items");
        assertThat(items.valueStream().map(item -> item.get("state").asString()))
                .containsExactly("BLOCKED", "IMPORTED", "PAST", "CANCELLED");
        assertThat(items.at("/0/obstacle/conflicts/0/heldBy/title").asString()).isEqualTo("Trước");
    }

    @Test
    void namesComponentAndLineOfWhatItDoesNotUnderstand() {
        var file = calendar(event(uid, "SUMMARY:Cả ngày", "DTSTART;VALUE=DATE:20270301", "DTEND;VALUE=DATE:20270302")
                + event(uid + "2", "SUMMARY:Múi giờ", "DTSTART;TZID=Mars/Base:20270301T080000", "DTEND:20270301T090000")
                + event(uid + "3", "SUMMARY:Quy tắc", start(), end(), "RRULE:FREQ=SECONDLY")
                + event(uid + "4", "SUMMARY:Ngược", "DTSTART:20270301T090000", "DTEND:20270301T080000")
                + event(uid + "5", "SUMMARY:Giờ", "DTSTART:20271301T990000", "DURATION:PT1H")
                + event(uid + "5", "SUMMARY:Lần hai", start(), end()));
        var items = take("?dryRun=true", file).ok().json().get("items");
        assertThat(items.valueStream().map(item -> item.get("state").asString()))
                .startsWith("FAULTY", "FAULTY", "FAULTY", "FAULTY", "FAULTY");
        assertThat(items.at("/0/errors/0").toString()).contains("\"line\":7", "DTSTART", "whole day");
        assertThat(items.at("/1/errors/0").toString()).contains("\"line\":13", "Mars/Base");
        assertThat(items.at("/2/errors/0").toString()).contains("RRULE");
        assertThat(items.at("/3/errors/0").toString()).contains("/end must be after the start");
        assertThat(items.at("/4/errors/0").toString()).contains("20271301T990000");
    }

    @Test
    void bearsFilesThatNobodyWouldWrite() {
        refused("\n", "begin with BEGIN:VCALENDAR");
        refused("<html>", "begin with BEGIN:VCALENDAR");
        refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n", "Line 3");
        refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nkein Doppelpunkt\nEND:VEVENT\nEND:VCALENDAR\n", "Line 3");
        refused("BEGIN:VCALENDAR\nSUMMARY:" + "A".repeat(900_000), "more than 20000 characters");
        refused("BEGIN:VCALENDAR\nX:" + "1234567\n ".repeat(50_000), "more than 20000 characters");
        refused(
                "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\nEND:VEVENT\n".repeat(10_000) + "END:VCALENDAR",
                "more than 500 events");
        refused("BEGIN:VCALENDAR\n" + "BEGIN:X\n".repeat(10_000), "does not begin and end");
        var old = HttpCall.byAdmin(api, "POST", PATH).header("Content-Type", "text/calendar");
        assertThat(old.body("POST", "text/calendar", "BEGIN:VCALENDAR\n\u0000")
                        .send()
                        .refused(400, "invalid-request")
                        .body())
                .contains("no text in UTF-8");
        HttpCall.byAdmin(api, "POST", PATH)
                .body("POST", "text/calendar", "BEGIN:VCALENDAR\n" + "A".repeat(2_000_000))
                .send()
                .refused(413, "too-large");
        HttpCall.byAdmin(api, "POST", PATH).json("POST", "{}").send().refused(415, "unsupported-media-type");
        var strange = calendar(
                event(uid, "SUMMARY:\u202Eđảo", start(), end(), "ATTENDEE;CN=\"A;B:C\":mailto:không phải thư"));
        var faulty = one(take("", strange));
        assertThat(faulty.get("state").asString()).isEqualTo("FAULTY");
        assertThat(faulty.get("errors").toString()).contains("/title", "U+202E", "/delegates/0/email");
    }

    @Test
    void onThePageOnlyWhatIsChosenIsImported() {
        var point = new OwnPoints(api).aPoint();
        var file = calendar(event(uid, "SUMMARY:Chọn <b>", start(), end(), "LOCATION:" + point)
                + event(uid + "2", "SUMMARY:Không chọn", start(), end(), "LOCATION:" + new OwnPoints(api).aPoint()));
        var parts = new MultipartBodyBuilder();
        parts.part("file", new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)))
                .filename("lich.ics");
        var preview = page(BodyInserters.fromMultipartData(parts.build()), "/briefings/import", 200);
        assertThat(preview).contains("Chọn &lt;b&gt;", "Có thể nhập").doesNotContain("Chọn <b>");
        var form = new LinkedMultiValueMap<String, String>();
        form.add("text", hidden(preview, "text"));
        form.add("event", uid);
        var done = page(BodyInserters.fromFormData(form), "/briefings/import/confirm", 200);
        assertThat(done).contains("Đã nhập 1 cuộc họp.", "Mở cuộc họp", "Có thể nhập");
        assertThat(states(take("?dryRun=true", file))).containsExactly("KNOWN", "READY");

        var wrong = new MultipartBodyBuilder();
        wrong.part("file", new ByteArrayResource("SUMMARY:Họp".getBytes(Charset.forName("windows-1258"))))
                .filename("lich.ics");
        assertThat(page(BodyInserters.fromMultipartData(wrong.build()), "/briefings/import", 422))
                .contains("Không đọc được tệp", "Dòng 1");
    }

    @Test
    void isForSecretaries() {
        assertThat(HttpCall.by(api, "POST", PATH)
                        .body("POST", "text/calendar", "")
                        .send()
                        .status())
                .isEqualTo(401);
    }

    private void refused(String file, String words) {
        assertThat(take("?dryRun=true", file).refused(400, "invalid-request").body())
                .contains(words);
    }

    private Answer take(String query, String file) {
        return HttpCall.byAdmin(api, "POST", PATH + query)
                .body("POST", "text/calendar; charset=UTF-8", file)
                .send();
    }

    private static JsonNode one(Answer answer) {
        var items = answer.ok().json().get("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static List<String> states(Answer answer) {
        var all = new ArrayList<String>();
        answer.ok()
                .json()
                .get("items")
                .forEach(item -> all.add(item.get("state").asString()));
        return all;
    }

    private String page(BodyInserter<?, ? super ClientHttpRequest> body, String path, int status) {
        var answer = api.admin()
                .post()
                .uri(path)
                .accept(MediaType.TEXT_HTML)
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return String.valueOf(answer);
    }

    private static String hidden(String page, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return HtmlUtils.htmlUnescape(found.group(1));
    }

    private static String calendar(String events) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-TIMEZONE:Asia/Ho_Chi_Minh\n" + events + "END:VCALENDAR\n")
                .replace("\n", "\r\n");
    }

    private static String event(String uid, String first, String second, String... others) {
        var lines = new ArrayList<>(List.of("BEGIN:VEVENT", "UID:" + uid, first, second));
        lines.addAll(List.of(others));
        lines.add("END:VEVENT\n");
        return String.join("\n", lines);
    }

    private String start() {
        return "DTSTART:20270302T080000";
    }

    private String end() {
        return "DTEND:20270302T090000";
    }

    /** A day that no other test uses. */
    private static String day() {
        var start = OffsetDateTime.parse(String.valueOf(aBriefing().body().get("start")));
        return TIME.format(start).substring(0, 8);
    }

    private static String local(OffsetDateTime time) {
        return TIME.format(time);
    }
}
