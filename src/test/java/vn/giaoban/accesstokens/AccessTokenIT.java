package vn.giaoban.accesstokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.TestClock;
import vn.giaoban.support.Visit;

/** Programs show a token instead of a password: for some of what its owner may do, until it is over or revoked. */
@IntegrationTest
class AccessTokenIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/api/v1/tokens";
    private static final String POINTS = "/api/v1/points?limit=1";
    private static final String PASSWORD = "một mật khẩu dài";

    @Autowired
    private Api api;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void oneIsMadeUsedAndRevokedAndOnlyItsHashIsKept() {
        var owner = account("SECRETARY");
        var made = make(owner, Map.of("name", "cổng thông tin", "scopes", List.of("WRITE")));
        var token = made.get("token").asString();
        assertThat(made.get("scopes").valueStream().map(JsonNode::asString)).containsExactly("READ", "WRITE");

        var me = by("GET", "/api/v1/me", token).send().ok().json();
        assertThat(me.get("username").asString()).isEqualTo(owner);
        by("POST", "/api/v1/briefings", token).json("POST", "{}").send().refused(400, "invalid-request");
        by("GET", "/api/v1/accounts", token).send().refused(403, "forbidden");

        var listed = list(owner);
        assertThat(listed.toString()).doesNotContain(token.substring(3));
        assertThat(listed.at("/items/0/lastUsedAt").isNull()).isFalse();
        assertThat(rows("access_token t", token)).isEmpty();

        var id = made.get("id").asString();
        HttpCall.byAdmin(api, "DELETE", PATH + "/" + id).send().refused(404, "not-found");
        assertThat(HttpCall.by(api, "DELETE", PATH + "/" + id)
                        .as(owner, PASSWORD)
                        .send()
                        .status())
                .isEqualTo(204);
        var refused = by("GET", POINTS, token).send().refused(401, "unauthenticated");
        assertThat(refused.json().get("reason").asString()).isEqualTo("TOKEN_UNKNOWN");
        assertThat(refused.header("WWW-Authenticate")).contains("Bearer", "invalid_token");
        assertThat(audit("token:" + id)).isEqualTo(List.of("make-token", "revoke-token"));
    }

    @Test
    void aTokenEnds() {
        var owner = account("LEADER");
        var token = token(owner, Map.of("name", "một tháng"));
        by("GET", POINTS, token).send().ok();
        clock.setTo(Instant.now().plus(Duration.ofDays(91)));
        var refused = by("GET", POINTS, token).send().refused(401, "unauthenticated");
        assertThat(refused.json().get("reason").asString()).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void scopesAndRolesBothBind() {
        var owner = account("SECRETARY");
        var reading = token(owner, Map.of("name", "chỉ xem"));
        var refused =
                by("POST", "/api/v1/briefings", reading).json("POST", "{}").send();
        refused.refused(403, "insufficient-scope");
        assertThat(refused.json().get("needed").asString()).isEqualTo("WRITE");
        assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope");
        by("POST", "/api/v1/availability/search", reading)
                .json("POST", "{}")
                .send()
                .refused(400, "invalid-request");

        var admin = token("admin", Map.of("name", "không quản trị", "scopes", List.of("WRITE")));
        by("GET", "/api/v1/accounts", admin).send().refused(403, "forbidden");
        by("POST", "/api/v1/briefings", admin).json("POST", "{}").send().refused(400, "invalid-request");
        var administering = token("admin", Map.of("name", "quản trị", "scopes", List.of("ADMIN")));
        by("GET", "/api/v1/accounts", administering).send().ok();
        by("POST", PATH, administering)
                .json("POST", "{\"name\": \"another\"}")
                .send()
                .refused(403, "forbidden");
    }

    @Test
    void whatTheAccountMayNoLongerDoItsTokenMayNot() {
        var owner = account("SECRETARY");
        var token = token(owner, Map.of("name", "x", "scopes", List.of("WRITE")));
        by("POST", "/api/v1/briefings", token).json("POST", "{}").send().refused(400, "invalid-request");
        var id = idOf(owner);
        HttpCall.byAdmin(api, "PATCH", "/api/v1/accounts/" + id)
                .json("PATCH", "{\"roles\": [\"LEADER\"]}")
                .send()
                .ok();
        by("POST", "/api/v1/briefings", token).json("POST", "{}").send().refused(403, "forbidden");
        HttpCall.byAdmin(api, "DELETE", "/api/v1/accounts/" + id).send();
        by("GET", POINTS, token).send().refused(401, "unauthenticated");
    }

    @Test
    void badOnesAreRefusedWithTheirFault() {
        var owner = account("LEADER");
        wanted(owner, Map.of("name", " ")).invalidAt("/name");
        wanted(owner, Map.of("scopes", List.of("READ"))).invalidAt("/name");
        wanted(owner, Map.of("name", "x", "scopes", List.of("KING"))).refused(400, "invalid-request");
        wanted(owner, Map.of("name", "x", "expiresAt", "2020-01-01T00:00:00Z")).invalidAt("/expiresAt");
        wanted(owner, Map.of("name", "x", "expiresAt", "2099-01-01T00:00:00Z")).invalidAt("/expiresAt");
        wanted(owner, Map.of("name", "x", "scopes", List.of("ADMIN"))).refused(403, "forbidden");
        for (var token : new String[] {"gb_", "gb_" + "A".repeat(43), "gb_\u00e9", "abc", "a.b.c", ""})
            by("GET", POINTS, token).send().refused(401, "unauthenticated");
        HttpCall.by(api, "GET", PATH).send().refused(401, "unauthenticated");
    }

    @Test
    void itsLastUseIsWrittenOnceAMinute() {
        var owner = account("LEADER");
        var token = token(owner, Map.of("name", "x"));
        by("GET", POINTS, token).send().ok();
        var first = list(owner).at("/items/0/lastUsedAt").asString();
        by("GET", POINTS, token).send().ok();
        assertThat(list(owner).at("/items/0/lastUsedAt").asString()).isEqualTo(first);
        clock.setTo(Instant.now().plus(Duration.ofMinutes(2)));
        by("GET", POINTS, token).send().ok();
        assertThat(list(owner).at("/items/0/lastUsedAt").asString()).isNotEqualTo(first);
    }

    @Test
    void aRepeatedPostGivesTheSameTokenWhichIsNowhereToBeRead() {
        var owner = account("LEADER");
        var key = UUID.randomUUID().toString();
        var first = once(owner, key);
        var again = once(owner, key);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        var token = first.json().get("token").asString();
        assertThat(again.json().get("token").asString()).isEqualTo(token);
        assertThat(database.sql("select count(*) from web.first_answer where body like '%' || :token || '%'")
                        .bind("token", token)
                        .mapValue(Long.class)
                        .one()
                        .block())
                .isZero();
    }

    @Test
    void thePageDoesTheSame() {
        try (var chromium = Chromium.startOrSkip("access tokens were not looked at");
                var visit = Visit.open(chromium, api.base())) {
            var owner = account("OPERATOR");
            wanted(
                    owner,
                    Map.of(
                            "name",
                            "Đồng bộ lịch giao ban trực tuyến của thành phố với cổng thông tin " + "x".repeat(30)));
            visit.login(owner, PASSWORD);
            visit.page().click("details.account summary");
            visit.page().click("details.account a[href='/me/tokens']");
            visit.page().waitForURL("**/me/tokens");
            visit.look("tokens");
            assertThat(visit.page().locator("input[value=ADMIN]").count()).isZero();
            visit.page().fill("#name", "bảng điện tử");
            visit.page().click(".new button");
            var token = visit.page().locator(".secret code").textContent();
            visit.page().setViewportSize(360, 740);
            visit.accessible("a new token");
            visit.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of("target/screenshots/tokens-made-light-360.png")));
            by("GET", POINTS, token).send().ok();
            visit.page().setViewportSize(1366, 768);
            visit.page().click("[aria-label='Thu hồi: bảng điện tử']");
            visit.page().click("dialog[open] .btn-danger");
            visit.page()
                    .locator("[aria-label='Thu hồi: bảng điện tử']")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            by("GET", POINTS, token).send().refused(401, "unauthenticated");
        }
    }

    private Answer once(String owner, String key) {
        return HttpCall.by(api, "POST", PATH)
                .as(owner, PASSWORD)
                .header("Idempotency-Key", key)
                .json("POST", "{\"name\": \"x\"}")
                .send()
                .ok();
    }

    private HttpCall by(String method, String path, String token) {
        return HttpCall.by(api, method, path).header("Authorization", "Bearer " + token);
    }

    private String token(String owner, Map<String, Object> form) {
        return make(owner, form).get("token").asString();
    }

    private JsonNode make(String owner, Map<String, Object> form) {
        var answer = wanted(owner, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private Answer wanted(String owner, Map<String, Object> form) {
        return HttpCall.by(api, "POST", PATH)
                .as(owner, owner.equals("admin") ? Api.PASSWORD : PASSWORD)
                .json("POST", JSON.writeValueAsString(form))
                .send();
    }

    private JsonNode list(String owner) {
        return HttpCall.by(api, "GET", PATH).as(owner, PASSWORD).send().ok().json();
    }

    private String account(String role) {
        return api.account("token-", PASSWORD, role);
    }

    private String idOf(String owner) {
        return one("select id::text from accounts.account where username = :value::citext", owner);
    }

    private String one(String sql, String value) {
        return Objects.requireNonNull(database.sql(sql)
                .bind("value", value)
                .mapValue(String.class)
                .one()
                .block());
    }

    private List<String> rows(String table, String part) {
        return Objects.requireNonNull(
                database.sql("select t::text from accesstokens." + table + " where t::text like '%' || :part || '%'")
                        .bind("part", part)
                        .mapValue(String.class)
                        .all()
                        .collectList()
                        .block());
    }

    private List<String> audit(String entity) {
        return Objects.requireNonNull(database.sql("select action from audit.entry where entity = :entity order by id")
                .bind("entity", entity)
                .mapValue(String.class)
                .all()
                .collectList()
                .block());
    }
}
