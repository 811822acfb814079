package vn.giaoban.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnThreads;
import vn.giaoban.support.Visit;

/** Administrators keep who can log in; what they change counts at once, for those who are logged in too. */
@IntegrationTest
class AccountIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/api/v1/accounts";
    private static final String PASSWORD = "một mật khẩu dài";

    @Autowired
    private Api api;

    @Test
    void oneIsMadeChangedAndTakenAway() {
        var made = create("thu.ky", PASSWORD, List.of("SECRETARY"), null);
        assertThat(made.at("/account/roles/0").asString()).isEqualTo("SECRETARY");
        assertThat(made.get("password").isNull()).isTrue();
        assertThat(made.toString()).doesNotContain("argon2", PASSWORD);
        var path = PATH + "/" + made.at("/account/id").asString();
        me("thu.ky", PASSWORD, 200);

        patch(path, Map.of("roles", List.of("LEADER"))).ok();
        assertThat(HttpCall.by(api, "GET", "/api/v1/me")
                        .as("thu.ky", PASSWORD)
                        .send()
                        .json()
                        .at("/roles/0")
                        .asString())
                .isEqualTo("LEADER");
        HttpCall.by(api, "POST", "/api/v1/briefings")
                .as("thu.ky", PASSWORD)
                .json("POST", "{}")
                .send()
                .refused(403, "forbidden");

        patch(path, Map.of("password", "một mật khẩu khác")).ok();
        me("thu.ky", PASSWORD, 401);
        me("thu.ky", "một mật khẩu khác", 200);

        assertThat(HttpCall.byAdmin(api, "DELETE", path).send().status()).isEqualTo(204);
        me("thu.ky", "một mật khẩu khác", 401);
        HttpCall.byAdmin(api, "DELETE", path).send().refused(404, "not-found");
    }

    @Test
    void aPasswordIsMadeWhenNoneIsGiven() {
        var made = create("lanh.dao", null, List.of("LEADER"), null);
        me("lanh.dao", made.get("password").asString(), 200);
    }

    @Test
    void badOnesAreRefusedWithTheirFault() {
        create("co.roi", PASSWORD, List.of("LEADER"), null);
        refused(Map.of("username", "CO.ROI", "roles", List.of("LEADER")), 409, "username-taken");
        refused(Map.of("username", "a:b", "roles", List.of("LEADER")), 400, "invalid-request");
        refused(Map.of("username", "x", "roles", List.of()), 400, "invalid-request");
        refused(Map.of("username", "x", "roles", List.of("KING")), 400, "invalid-request");
        refused(Map.of("username", "x", "roles", List.of("LEADER"), "password", "ngắn"), 400, "invalid-request");
        refused(Map.of("username", "x", "roles", List.of("POINT_SECRETARY")), 400, "invalid-request");
        refused(Map.of("username", "x", "roles", List.of("LEADER"), "point", "Q-BA-DINH"), 400, "invalid-request");
        HttpCall.by(api, "GET", PATH).as("co.roi", PASSWORD).send().refused(403, "forbidden");
    }

    /** Whoever is left when all are taken away at once. */
    @Test
    void oneAdministratorStaysHoweverManyAreTakenAwayAtOnce() {
        for (var n = 0; n < 4; n++) create("quan.tri." + n, PASSWORD, List.of("ADMIN"), null);
        var administrators = administrators();
        var admin = Objects.requireNonNull(administrators.remove("admin"));
        var others = administrators.values(); // those of other tests too
        assertThat(others).hasSizeGreaterThanOrEqualTo(4);
        patch(PATH + "/" + admin, Map.of("roles", List.of("ADMIN"))).ok();
        var statuses = Flux.fromIterable(others)
                .flatMap(id -> Mono.fromCallable(() -> HttpCall.byAdmin(api, "DELETE", PATH + "/" + id)
                                .send()
                                .status())
                        .subscribeOn(OwnThreads.ALL))
                .collectList()
                .block();
        assertThat(statuses).containsOnly(204);
        HttpCall.byAdmin(api, "DELETE", PATH + "/" + admin).send().refused(409, "last-administrator");
        patch(PATH + "/" + admin, Map.of("roles", List.of("LEADER"))).refused(409, "last-administrator");
    }

    /** The ids by name. */
    private Map<String, String> administrators() {
        return HttpCall.byAdmin(api, "GET", PATH + "?limit=500")
                .send()
                .ok()
                .json()
                .get("items")
                .valueStream()
                .filter(account -> account.get("roles")
                        .valueStream()
                        .anyMatch(role -> role.asString().equals("ADMIN")))
                .collect(Collectors.toMap(
                        account -> account.get("username").asString(),
                        account -> account.get("id").asString()));
    }

    @Test
    void thePageDoesTheSameAndEndsSessions() {
        var program = Chromium.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine: accounts were not looked at");
        create(
                "trực.kỹ.thuật.của.một.đơn.vị.có.tên.rất.dài.không.xuống.dòng." + "x".repeat(36),
                PASSWORD,
                List.of("OPERATOR", "LEADER"),
                null);
        try (var chromium = Chromium.start(program.orElseThrow());
                var admin = Visit.open(chromium, api.base());
                var other = Visit.open(chromium, api.base())) {
            admin.go("/admin/accounts").loginAsAdmin();
            admin.page().fill("#username", "van.thu");
            admin.page().click(".new button");
            var password = admin.page().locator(".secret code").textContent();
            other.login("van.thu", password);
            other.go("/admin/accounts");
            assertThat(other.page().locator("h1").textContent()).contains("không có quyền");

            admin.go("/admin/accounts").look("accounts");
            var line = admin.page().locator(".accounts li", new Page.LocatorOptions().setHasText("van.thu"));
            line.locator("summary").click();
            admin.accessible("an open account");
            line.locator(".btn-outline-danger").click();
            line.locator("dialog[open] .btn-danger").click();
            assertThat(admin.page().locator("[role=status] strong").textContent())
                    .contains("Đã xóa");
            other.go("/");
            assertThat(other.page().url()).contains("/login");
        }
    }

    private JsonNode create(String name, @Nullable String password, List<String> roles, @Nullable String point) {
        var form = new HashMap<String, Object>(Map.of("username", name, "roles", roles));
        if (password != null) form.put("password", password);
        if (point != null) form.put("point", point);
        var answer = HttpCall.byAdmin(api, "POST", PATH)
                .json("POST", JSON.writeValueAsString(form))
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private Answer patch(String path, Map<String, Object> change) {
        return HttpCall.byAdmin(api, "PATCH", path)
                .json("PATCH", JSON.writeValueAsString(change))
                .send();
    }

    private void refused(Map<String, Object> form, int status, String slug) {
        HttpCall.byAdmin(api, "POST", PATH)
                .json("POST", JSON.writeValueAsString(form))
                .send()
                .refused(status, slug);
    }

    private void me(String name, String password, int status) {
        assertThat(HttpCall.by(api, "GET", "/api/v1/me")
                        .as(name, password)
                        .send()
                        .status())
                .isEqualTo(status);
    }
}
