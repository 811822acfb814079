package vn.giaoban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;

/** Texts that are strange but good are kept to the letter, found again, shown as text, and break nothing on their way. */
@IntegrationTest
class StrangeTextIT {

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private Invariants invariants;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table briefings.briefing; --",
                "' or '1'='1",
                "$1 :id ?1 %s {0} ${7*7} #{7*7} [[${7*7}]] {{7*7}}",
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "a & b < c > d \" e ' f ` g",
                "=cmd|' /C calc'!A0",
                "100% _ \\ %00 \\u0000 \\",
                "Họp khẩn 🚨 của 👩🏽‍💻 và 👨‍👩‍👧‍👦 🏳️‍🌈 🇻🇳",
                "Đặng Thị Ngọc Ánh – “Phó Chủ tịch” № 7 ½ ﬁ",
                "Ho\u0323p ba\u0300n e\u0302\u0301 NFD",
                "会議 اجتماع Встреча ประชุม",
                "𠮷野家 𝔾𝕚𝕒𝕠",
                "DTSTART:19700101T000000Z;X=Y,Z\\nATTENDEE:x"
            })
    void isKeptToTheLetter(String text) {
        var code = "LA-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        put("/api/v1/points/" + code, Map.of("name", text, "kind", "OTHER", "email", "diem@hanoi.example"));
        put("/api/v1/points/" + code + "/rooms/P1", Map.of("name", text, "capacity", 10));
        assertThat(api.get("/api/v1/points/" + code).path("name").asString()).isEqualTo(text);
        assertThat(api.get("/api/v1/points/" + code).at("/rooms/0/name").asString())
                .isEqualTo(text);
        assertThat(api.get("/api/v1/points?retired=false&limit=500&q={q}", text)
                        .path("items")
                        .findValuesAsString("code"))
                .contains(code);

        var briefing = api.schedule(aBriefing()
                .titled(text)
                .atPoints(code)
                .with(
                        "chair",
                        Map.of("name", text, "title", text, "email", "la-" + UUID.randomUUID() + "@hanoi.example"))
                .with("agenda", List.of(Map.of("title", text, "minutes", 5, "presenter", text)))
                .with(
                        "delegates",
                        List.of(Map.of("name", text, "title", text, "point", code, "email", "an@hanoi.example")))
                .published()
                .body());
        var id = briefing.path("id").asString();
        var read = api.get("/api/v1/briefings/{id}", id);
        for (var place : List.of(
                "/title",
                "/chair/name",
                "/chair/title",
                "/agenda/0/title",
                "/agenda/0/presenter",
                "/points/0/name",
                "/points/0/roomName"))
            assertThat(read.at(place).asString()).as(place).isEqualTo(text);
        assertThat(api.get("/api/v1/briefings/{id}/delegates", id).path("items").findValuesAsString("name"))
                .contains(text);
        assertThat(api.get("/api/v1/briefings?limit=500&q={q}", text)
                        .path("items")
                        .findValuesAsString("id"))
                .contains(id);
        assertThat(api.get("/api/v1/briefings?limit=500&chair={q}", text)
                        .path("items")
                        .findValuesAsString("id"))
                .contains(id);
        assertThat(api.get("/api/v1/briefings/{id}/attendance", id)
                        .at("/points/0/name")
                        .asString())
                .isEqualTo(text);
        HttpCall.byAdmin(api, "GET", "/api/v1/briefings/" + id + "/attendance")
                .header("Accept", "text/csv")
                .send()
                .ok();
        everyPageShowsItAsText(id, text);
        everyMessageIsSent(id);
        HttpCall.byAdmin(api, "POST", "/api/v1/briefings/" + id + "/cancel")
                .json("POST", JsonMapper.shared().writeValueAsString(Map.of("reason", text)))
                .header("If-Match", "\"1\"")
                .send()
                .ok();
        assertThat(api.get("/api/v1/briefings/{id}", id).path("cancelReason").asString())
                .isEqualTo(text);
        invariants.hold();
    }

    private void everyPageShowsItAsText(String id, String text) {
        var links = Objects.requireNonNull(roster.linksOf(new BriefingId(UUID.fromString(id)))
                .collectList()
                .block());
        assertThat(links).hasSize(3);
        for (var link : links) {
            var page = HttpCall.by(api, "GET", "/j/" + link.token())
                    .header("Accept", "text/html")
                    .send()
                    .ok();
            assertThat(page.body())
                    .doesNotContain("<script>alert", "<img src=x", "${49}")
                    .contains(org.springframework.web.util.HtmlUtils.htmlEscape(text, "UTF-8"));
            var event = HttpCall.by(api, "GET", "/j/" + link.token() + "/calendar.ics")
                    .header("Accept", "text/calendar")
                    .send()
                    .ok();
            assertThat(event.body().lines())
                    .containsOnlyOnce("BEGIN:VEVENT")
                    .noneMatch(line -> line.startsWith("ATTENDEE:x"));
        }
    }

    private void everyMessageIsSent(String id) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var messages = api.get("/api/v1/briefings/{id}/invitations", id).path("items");
            assertThat(messages.findValuesAsString("state")).isNotEmpty().allMatch("SENT"::equals);
        });
    }

    private void put(String path, Object body) {
        HttpCall.byAdmin(api, "PUT", path)
                .json("PUT", JsonMapper.shared().writeValueAsString(body))
                .send()
                .ok();
    }
}
