package vn.giaoban.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;

/** The trail is read by administrators, by thing, person, verb and period; nobody can change it. */
@IntegrationTest
class TrailIT {

    private static final String PATH = "/api/v1/audit";

    @Autowired
    private Api api;

    @Autowired
    private DatabaseClient database;

    @Test
    void tellsOfAThingNewestFirstAndPageByPage() {
        var code = new OwnPoints(api).aPoint();
        var entity = "?entity=point:" + code;
        rename(code, "Điểm cầu khác");
        var entries = read(entity).path("items").valueStream().toList();
        assertThat(entries).extracting(e -> e.path("action").asString()).containsExactly("save", "save");
        assertThat(entries.getFirst().at("/before/name").asString()).isEqualTo("Điểm cầu " + code);
        assertThat(entries.getFirst().at("/after/name").asString()).isEqualTo("Điểm cầu khác");
        assertThat(entries.getLast().path("before").isNull()).isTrue();
        assertThat(entries.getFirst().path("at").asString()).endsWith("+07:00");

        var first = read(entity + "&limit=1");
        assertThat(first.at("/items/0/id")).isEqualTo(entries.getFirst().path("id"));
        var second = read(entity + "&limit=1&cursor=" + first.path("next").asString());
        assertThat(second.at("/items/0/id")).isEqualTo(entries.getLast().path("id"));
        assertThat(second.path("next").isNull()).isTrue();

        var at = entries.getLast().path("at").asString().replace("+", "%2B");
        assertThat(read(entity + "&to=" + at).path("items")).isEmpty();
        assertThat(read(entity + "&from=" + at).path("items")).hasSize(2);
        assertThat(read(entity + "&actor=admin&action=save").path("items")).hasSize(2);
        assertThat(read(entity + "&actor=somebody").path("items")).isEmpty();
        assertThat(read("?entity=room:" + code + "/P1").path("items")).hasSize(1);
        assertThat(read("?entity=point&action=save&limit=1").path("items")).hasSize(1);
    }

    @Test
    void refusesWhatItCannotReadAndWhoMayNot() {
        get("?cursor=xxx").invalidAt("cursor");
        get("?cursor=YQpi").invalidAt("cursor");
        get("?from=yesterday").invalidAt("from");
        get("?from=2026-12-08T00:00:00Z&to=2026-12-07T00:00:00Z").invalidAt("to");
        get("?limit=0").invalidAt("limit");
        HttpCall.by(api, "GET", PATH).send().refused(401, "unauthenticated");
        page("/admin/audit/999999999999999999").refused(404, "not-found");
        page("/admin/audit/x").refused(404, "not-found");
        assertThat(page("/admin/audit?from=31-12-2026").status()).isEqualTo(400);
        assertThat(page("/admin/audit?from=2026-12-08&to=2026-12-07").body()).contains("Ngày cuối phải bằng hoặc sau");
        assertThat(page("/admin/audit?entity=%3Cscript%3E&id=%22x&actor=%27--").body())
                .contains("Không có mục nào")
                .doesNotContain("<script>");
    }

    @Test
    void canOnlyGrow() {
        for (var sql :
                List.of("update audit.entry set actor = 'nobody'", "delete from audit.entry", "truncate audit.entry"))
            assertThatThrownBy(() -> database.sql(sql).then().block()).hasStackTraceContaining("append-only");
    }

    @Test
    void theHistoryOfABriefingIsToldInWordsAndAsAFile() {
        var points = new OwnPoints(api);
        var code = points.aPoint();
        var briefing = api.schedule(aBriefing().atPoints(code).published().body());
        var id = briefing.get("id").asString();
        var answer = api.read(api.admin()
                .put()
                .uri("/api/v1/briefings/{id}/points/{code}/response", id, code)
                .bodyValue(Map.of("response", "DECLINED", "reason", "=cmd|' /C calc'!A0"))
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(answer.isObject()).isTrue();
        points.cancel(briefing);

        var history = page("/briefings/" + id + "/history").ok().body();
        assertThat(history)
                .contains("Hủy cuộc họp", "Nhường chỗ", "Trả lời giấy mời", "Không dự", "Điểm cầu " + code)
                .doesNotContain("Số lần thay đổi giấy mời");
        page("/briefings/00000000-0000-0000-0000-000000000000/history").refused(404, "not-found");

        var file = page("/admin/audit/export?entity=briefing&id=" + id).ok();
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("audit.csv");
        assertThat(file.body()).startsWith("\uFEFFid,at,actor,entity,action,reason,changes,hash\r\n");
        assertThat(file.body()).contains(",'=cmd|' /C calc'!A0,").doesNotContain(",=cmd");
        assertThat(file.body().lines().filter(line -> line.contains("briefing:" + id)))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    private void rename(String code, String name) {
        var etag = HttpCall.byAdmin(api, "GET", "/api/v1/points/" + code).send().header("ETag");
        HttpCall.byAdmin(api, "PUT", "/api/v1/points/" + code)
                .header("If-Match", String.valueOf(etag))
                .json("PUT", "{\"name\":\"" + name + "\",\"kind\":\"OTHER\"}")
                .send()
                .ok();
    }

    private JsonNode read(String query) {
        return get(query).ok().json();
    }

    private Answer get(String query) {
        return HttpCall.byAdmin(api, "GET", PATH + query).send();
    }

    private Answer page(String path) {
        return HttpCall.byAdmin(api, "GET", path).header("Accept", "*/*").send();
    }
}
