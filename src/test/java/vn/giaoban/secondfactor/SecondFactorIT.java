package vn.giaoban.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.giaoban.accounts.Logins;
import vn.giaoban.support.Api;
import vn.giaoban.support.Authenticator;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.TestClock;
import vn.giaoban.support.Visit;

/** Logging in takes the password and the phone; what was typed once is worth nothing again. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondFactorIT {

    private static final String PASSWORD = "một mật khẩu dài";

    @Autowired
    private Api api;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TestClock clock;

    @Autowired
    private Factors factors;

    @Autowired
    private Logins logins;

    private Chromium chromium;

    @BeforeAll
    void start() {
        chromium = Chromium.startOrSkip("the second factor was not looked at");
    }

    @AfterAll
    void stop() {
        if (chromium != null) chromium.close();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void isSwitchedOnUsedAndSwitchedOffAtThePages() {
        var name = account("LEADER");
        try (var visit = Visit.open(chromium, api.base())) {
            visit.login(name, PASSWORD);
            visit.page().click("details.account summary");
            visit.page().click("details.account a[href='/me/second-factor']");
            visit.page().waitForURL("**/me/second-factor");
            visit.look("second-factor-off");
            visit.page().click("form[action='/me/second-factor/begin'] button");
            visit.page().waitForSelector("svg.picture");
            picture(visit, "second-factor-setup");
            var secret = secret(visit);
            type(visit, "000000");
            assertThat(visit.page().locator("#code-fault").textContent()).contains("không đúng");
            assertThat(secret(visit)).isEqualTo(secret);
            // its half minute may be over when it is tried again
            var used = code(secret);
            type(visit, used);
            visit.page().waitForSelector(".codes");
            var recovery = visit.page().locator(".codes code").allTextContents();
            assertThat(recovery).hasSize(RecoveryCodes.COUNT);
            picture(visit, "second-factor-codes");
            assertThat(kept(name))
                    .doesNotContain(recovery.getFirst(), recovery.getFirst().replace("-", ""), secret);

            HttpCall.by(api, "GET", "/api/v1/me").as(name, PASSWORD).send().refused(401, "second-factor-required");
            HttpCall.by(api, "GET", "/api/v1/me").as(name, "wrong").send().refused(401, "unauthenticated");

            try (var other = Visit.open(chromium, api.base())) {
                password(other, name);
                other.page().waitForURL("**/login/code**");
                other.look("second-factor-ask");
                other.go("/me/second-factor");
                assertThat(other.page().url()).as("half a login is none").contains("/login");
                other.go("/login/code?next=/me/tokens");
                type(other, used);
                assertThat(other.page().locator("#code-fault").textContent())
                        .as("the code that was used at the set-up")
                        .contains("đã dùng rồi");
                later(Duration.ofSeconds(60));
                type(other, code(secret));
                other.page().waitForURL("**/me/tokens");
                other.page().click("details.account summary");
                other.page().click("details.account button");
                other.page().waitForURL("**/login?bye=1");
                for (var attempt : List.of("đúng", "sai")) {
                    password(other, name);
                    other.page().waitForURL("**/login/code**");
                    type(other, recovery.getFirst().toUpperCase(java.util.Locale.ROOT));
                    if (attempt.equals("đúng")) {
                        other.page().waitForURL(url -> !url.contains("/login"));
                        other.go("/login");
                    } else
                        assertThat(other.page().locator("#code-fault").textContent())
                                .contains("đã dùng rồi");
                }
            }
            visit.go("/me/second-factor").look("second-factor-on");
            assertThat(visit.page().locator("main").textContent()).contains("Còn 9 mã khôi phục");
            visit.page().fill("#code", recovery.get(1));
            visit.page().click("button.btn-outline-danger");
            visit.page().waitForSelector("form[action='/me/second-factor/begin']");
        }
        HttpCall.by(api, "GET", "/api/v1/me").as(name, PASSWORD).send().ok();
        assertThat(audit(name)).contains("second-factor-on", "recovery-code-used", "second-factor-off");
    }

    @Test
    void whoGuessesAtCodesWaitsEvenWithTheRightPassword() {
        var holder = Objects.requireNonNull(logins.holder(account("LEADER")).block());
        var secret = Objects.requireNonNull(factors.begin(holder).block());
        for (var n = 0; n < 10; n++)
            assertThat(factors.passes(holder, "00000" + n).block()).isFalse();
        HttpCall.by(api, "GET", "/api/v1/me")
                .as(holder.username(), PASSWORD)
                .send()
                .ok();
        var right = Totp.code(secret, clock.instant().getEpochSecond() / 30);
        assertThatThrownBy(() -> factors.passes(holder, right).block()).hasMessageContaining("too-many-requests");
    }

    @Test
    void anAdministratorTakesItAwayFromWhoLostThePhone() {
        var name = account("LEADER");
        var holder = Objects.requireNonNull(logins.holder(name).block());
        var secret = Objects.requireNonNull(factors.begin(holder).block());
        var codes = factors.confirm(holder, Totp.code(secret, clock.instant().getEpochSecond() / 30))
                .block();
        assertThat(codes).hasSize(RecoveryCodes.COUNT);
        HttpCall.by(api, "GET", "/api/v1/me").as(name, PASSWORD).send().refused(401, "second-factor-required");
        try (var admin = Visit.open(chromium, api.base())) {
            admin.go("/admin/accounts").loginAsAdmin();
            var line = admin.page().locator(".accounts li", new Page.LocatorOptions().setHasText(name));
            line.locator("summary").click();
            admin.page().click("[data-opens='factor-" + holder.account() + "']");
            admin.page().click("dialog[open] .btn-primary");
            assertThat(admin.page().locator("[role=status] strong").textContent())
                    .contains("Đã bỏ xác thực hai bước");
        }
        HttpCall.by(api, "GET", "/api/v1/me").as(name, PASSWORD).send().ok();
    }

    private static void password(Visit visit, String name) {
        visit.go("/login");
        visit.page().fill("#username", name);
        visit.page().fill("#password", PASSWORD);
        visit.page().click("form[action='/login'] button");
    }

    private static void type(Visit visit, String code) {
        visit.page().fill("#code", code);
        visit.page().click("main form button.btn-primary");
        visit.complaints().clear(); // the browser says that a form was refused
    }

    private static void picture(Visit visit, String name) {
        visit.accessible(name);
        visit.page().setViewportSize(360, 740);
        visit.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/screenshots", name + "-light-360.png")));
        visit.page().setViewportSize(1366, 768);
    }

    private static String secret(Visit visit) {
        return visit.page().locator("code.key").textContent().replace(" ", "");
    }

    private String code(String base32) {
        return Authenticator.code(base32, clock.instant());
    }

    private void later(Duration passed) {
        clock.setTo(Instant.now().plus(passed));
    }

    private String account(String role) {
        return api.account("factor-", PASSWORD, role);
    }

    private String kept(String name) {
        return rows("""
                select f::text || coalesce(string_agg(c.hash, ' '), '') from secondfactor.factor f
                  join accounts.account a on a.id = f.account left join secondfactor.recovery_code c on c.account = f.account
                 where a.username = :name::citext group by f""", name).getFirst();
    }

    private List<String> audit(String name) {
        return rows(
                "select action from audit.entry e join accounts.account a on e.entity = 'account:' || a.id where a.username = :name::citext",
                name);
    }

    private List<String> rows(String sql, String name) {
        return Objects.requireNonNull(database.sql(sql)
                .bind("name", name)
                .mapValue(String.class)
                .all()
                .collectList()
                .block());
    }
}
