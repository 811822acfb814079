package vn.giaoban.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Visit;

/** People change their own password; a session is fixed to its login and ends with the password, wherever it is. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnPasswordIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSWORD = "một mật khẩu dài";
    private static final String OTHER = "một mật khẩu khác hẳn";

    @Autowired
    private Api api;

    private Chromium chromium;

    @BeforeAll
    void start() {
        chromium = Chromium.startOrSkip("one's own password was not looked at");
    }

    @AfterAll
    void stop() {
        if (chromium != null) chromium.close();
    }

    @Test
    void whoChangesItStaysAndEverybodyElseIsOut() {
        var name = account("LEADER");
        try (var here = Visit.open(chromium, api.base());
                var there = Visit.open(chromium, api.base())) {
            there.login(name, PASSWORD);
            here.login(name, PASSWORD);
            here.page().click("details.account summary");
            here.page().click("details.account a[href='/me/password']");
            here.page().waitForURL("**/me/password");
            here.look("own-password");
            change(here, "sai mật khẩu", OTHER, OTHER);
            assertThat(here.page().locator("#current-fault").textContent()).contains("không đúng");
            change(here, PASSWORD, OTHER, OTHER + "x");
            assertThat(here.page().locator("#repeated-fault").textContent()).contains("không giống");
            change(here, PASSWORD, PASSWORD, PASSWORD);
            assertThat(here.page().locator("#password-fault").textContent()).contains("khác");
            here.accessible("a password that is refused");
            change(here, PASSWORD, OTHER, OTHER);
            here.page().waitForURL("**/me/password?done=1");
            there.go("/me/password");
            assertThat(there.page().url()).contains("/login");
            here.go("/me/password");
            assertThat(here.page().url()).endsWith("/me/password");
            there.login(name, OTHER);
        }
        me(name, PASSWORD, 401);
        me(name, OTHER, 200);
    }

    @Test
    void theSameOverHttp() {
        var name = account("LEADER");
        post(name, PASSWORD, Map.of("current", "sai", "password", OTHER), 400);
        post(name, PASSWORD, Map.of("current", PASSWORD, "password", "ngắn"), 400);
        post(name, PASSWORD, Map.of("current", PASSWORD, "password", OTHER), 204);
        me(name, PASSWORD, 401);
        me(name, OTHER, 200);
    }

    @Test
    void aSessionThatIsKnownBeforeTheLoginIsWorthNothingAfterIt() {
        var name = account("LEADER");
        try (var visit = Visit.open(chromium, api.base())) {
            visit.login(name, PASSWORD);
            var first = session(visit);
            visit.go("/login");
            visit.page().fill("#username", name);
            visit.page().fill("#password", PASSWORD);
            visit.page().click("form[action='/login'] button");
            visit.page().waitForURL(url -> !url.contains("/login"));
            assertThat(session(visit)).isNotEqualTo(first);
            var stolen = HttpCall.by(api, "GET", "/me/password")
                    .header("Cookie", "SESSION=" + first)
                    .header("Accept", "text/html")
                    .send();
            assertThat(stolen.status()).isEqualTo(303);
            assertThat(stolen.header("Location")).startsWith("/login");
        }
    }

    @Test
    void otherRolesCountAtOnceForWhoIsLoggedIn() {
        var name = account("SECRETARY");
        try (var visit = Visit.open(chromium, api.base())) {
            visit.login(name, PASSWORD);
            visit.go("/briefings/new");
            assertThat(visit.page().url()).endsWith("/briefings/new");
            patch(name, Map.of("roles", List.of("LEADER")));
            visit.go("/briefings/new");
            assertThat(visit.page().locator("h1").textContent()).contains("không có quyền");
        }
    }

    @Test
    void whoGuessesAtTheFormIsToldToWait() {
        try (var visit = Visit.open(chromium, api.base())) {
            var name = "nobody-" + UUID.randomUUID();
            for (var n = 0; n < 10; n++)
                HttpCall.by(api, "GET", "/api/v1/me").as(name, "wrong").send().refused(401, "unauthenticated");
            visit.go("/login");
            visit.page().fill("#username", name);
            visit.page().fill("#password", "wrong");
            visit.page().click("form[action='/login'] button");
            visit.page().waitForURL("**/login?wait=1**");
            assertThat(visit.page().locator("[role=alert]").textContent()).contains("đợi ít phút");
        }
    }

    private static String session(Visit visit) {
        return visit.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("SESSION"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    private static void change(Visit visit, String current, String wanted, String repeated) {
        visit.page().fill("#current", current);
        visit.page().fill("#password", wanted);
        visit.page().fill("#repeated", repeated);
        visit.page().click("form[action='/me/password'] button");
        visit.complaints().clear(); // the browser says that a form was refused
    }

    private void post(String name, String password, Map<String, Object> form, int status) {
        assertThat(HttpCall.by(api, "POST", "/api/v1/me/password")
                        .as(name, password)
                        .json("POST", JSON.writeValueAsString(form))
                        .send()
                        .status())
                .isEqualTo(status);
    }

    private void me(String name, String password, int status) {
        assertThat(HttpCall.by(api, "GET", "/api/v1/me")
                        .as(name, password)
                        .send()
                        .status())
                .isEqualTo(status);
    }

    private void patch(String name, Map<String, Object> change) {
        var id = api.accountId(name);
        HttpCall.byAdmin(api, "PATCH", "/api/v1/accounts/" + id)
                .json("PATCH", JSON.writeValueAsString(change))
                .send()
                .ok();
    }

    private String account(String role) {
        return api.account("own-", PASSWORD, role);
    }
}
