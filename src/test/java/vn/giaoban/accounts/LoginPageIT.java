package vn.giaoban.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Visit;

/** People log in by a form and have a session; what they change needs a token of the page they came from. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginPageIT {

    @Autowired
    private Api api;

    private Chromium chromium;

    @BeforeAll
    void start() {
        chromium = Chromium.startOrSkip("the login was not looked at");
    }

    @AfterAll
    void stop() {
        if (chromium != null) chromium.close();
    }

    @Test
    void leadsToThePageThatWasWantedAndOutAgain() {
        try (var visit = Visit.open(chromium, api.base())) {
            visit.go("/?lang=vi");
            assertThat(visit.page().url()).endsWith("/login?next=%2F%3Flang%3Dvi");
            visit.page().fill("#username", "admin");
            visit.page().fill("#password", "wrong");
            visit.page().click("form[action='/login'] button");
            assertThat(visit.page().locator("[role=alert]").textContent()).contains("không đúng");
            visit.loginAsAdmin();
            assertThat(visit.page().url()).endsWith("/?lang=vi");
            visit.go("/nowhere");
            assertThat(visit.page().locator("h1").textContent()).isEqualTo("Không tìm thấy trang này");
            visit.page().click("details.account summary");
            visit.page().click("details.account button");
            visit.page().waitForURL("**/login?bye=1");
            visit.go("/");
            assertThat(visit.page().url()).contains("/login");
        }
    }

    @Test
    void looksWellToEverybody() {
        try (var visit = Visit.open(chromium, api.base())) {
            visit.go("/login").look("login");
            visit.loginAsAdmin();
            visit.go("/nowhere");
            visit.complaints().clear(); // the browser says that the page is not there
            visit.accessible("nowhere");
        }
    }

    @Test
    void theChoiceOfLanguageAndColoursIsKept() {
        try (var visit = Visit.open(chromium, api.base())) {
            visit.go("/login");
            visit.page().click("button[name=lang]");
            assertThat(visit.page().locator("h1").textContent()).isEqualTo("Log in");
            visit.page().click("button[name=theme]");
            visit.page().waitForSelector("html[data-bs-theme=dark]");
            visit.go("/login");
            assertThat(visit.page().locator("html").getAttribute("lang")).isEqualTo("en");
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void aFormWithoutThePagesTokenIsRefused() {
        api.anybody()
                .post()
                .uri("/login")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(BodyInserters.fromFormData("username", "admin").with("password", Api.PASSWORD))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE);
    }

    @Test
    void leadsNowhereElse() {
        try (var visit = Visit.open(chromium, api.base())) {
            visit.go("/login?next=//evil.example/");
            visit.loginAsAdmin();
            assertThat(visit.page().url()).isEqualTo(api.base() + "/");
        }
    }
}
