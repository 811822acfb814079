package vn.giaoban.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.Api;
import vn.giaoban.support.Authenticator;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.ServiceClient;
import vn.giaoban.support.ServiceProcess;
import vn.giaoban.support.Visit;

/**
 * People log in at a real OAuth2 server, and programs bring its tokens: Spring Authorization Server in a process of its own, from the folder that Maven makes
 * before the integration tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignOnIT {

    private static final Path FOLDER = Path.of("target/it/sign-on");
    private static final Path LIBRARIES = Path.of("target/authorization-server");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ME = "/api/v1/me";

    private final HttpClient client = HttpClient.newHttpClient();
    private Process server;
    private String issuer;
    private ServiceProcess service;
    private Chromium chromium;

    @BeforeAll
    void start() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(LIBRARIES), "no OAuth2 server in " + LIBRARIES + ": run by Maven");
        chromium = Chromium.startOrSkip("the login at a provider was not looked at");
        Files.createDirectories(FOLDER);
        var port = ServiceProcess.freePort();
        var own = ServiceProcess.freePort();
        issuer = "http://127.0.0.1:" + port;
        server = new ProcessBuilder(serverCommand(port, own))
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("server.log").toFile())
                .start();
        await().atMost(Duration.ofMinutes(2))
                .failFast("the OAuth2 server ended: see its log", () -> !server.isAlive())
                .ignoreExceptions()
                .until(this::isServing);
        service = ServiceProcess.start(FOLDER.resolve("service.log"), own, settings(own))
                .ready();
    }

    @AfterAll
    void stop() {
        if (service != null) service.close();
        if (server != null) server.destroy();
        if (chromium != null) chromium.close();
    }

    @Test
    void whoTheProviderKnowsGetsInWithTheRoleOfTheirGroup() {
        try (var visit = Visit.open(chromium, base())) {
            visit.go("/login").look("login-provider");
            atProvider(visit, "anh.thu");
            visit.page().waitForSelector("details.account");
            assertThat(visit.page().locator("details.account summary").textContent())
                    .isEqualTo("anh.thu");
            visit.go("/briefings/new");
            assertThat(visit.page().url()).endsWith("/briefings/new");
        }
        try (var stranger = Visit.open(chromium, base())) {
            atProvider(stranger, "nguoi.la");
            stranger.page().waitForURL("**/login?stranger=1");
            assertThat(stranger.page().locator("[role=alert]").textContent()).contains("chưa được cấp quyền");
        }
        var accounts = new ServiceClient(service.port()).get("/api/v1/accounts").get("items");
        assertThat(accounts.valueStream()
                        .map(account -> account.get("username").asString() + " "
                                + account.at("/roles/0").asString()))
                .contains("anh.thu SECRETARY")
                .noneMatch(account -> account.startsWith("nguoi.la"));
    }

    @Test
    void programsBringTokensOfTheIssuerBesideOnesOfTheirOwn() throws Exception {
        var token = token("giaoban");
        var me = get(ME, token);
        assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
        assertThat(JSON.readTree(me.body()).at("/roles/0").asString()).isEqualTo("SECRETARY");
        assertThat(get("/api/v1/accounts", token).statusCode()).isEqualTo(403);

        var forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(342);
        for (var bad : List.of(forged, token + "x", token("khac"), "a.b.c")) {
            var refused = get(ME, bad);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(value -> assertThat(value).contains("invalid_token"));
        }

        var own = new ServiceClient(service.port()).post("/api/v1/tokens", Map.of("name", "bên cạnh"));
        assertThat(get(ME, own.get("token").asString()).body()).contains("\"admin\"");
    }

    @Test
    void whoseRoleNeedsASecondFactorSetsItUpAtTheLogin() {
        new ServiceClient(service.port())
                .post(
                        "/api/v1/accounts",
                        Map.of("username", "truc", "password", "một mật khẩu dài", "roles", List.of("OPERATOR")));
        try (var visit = Visit.open(chromium, base())) {
            visit.go("/login?next=/me/tokens");
            visit.page().fill("#username", "truc");
            visit.page().fill("#password", "một mật khẩu dài");
            visit.page().click("form[action='/login'] button");
            visit.page().waitForURL("**/login/code**");
            visit.look("second-factor-required");
            var key = visit.page().locator("code.key").textContent();
            visit.page().fill("#code", Authenticator.code(key, Instant.now()));
            visit.page().click("main form button.btn-primary");
            visit.page().waitForSelector(".codes");
            visit.page().click("main .actions a");
            visit.page().waitForURL("**/me/tokens");
            visit.go("/me/second-factor");
            assertThat(visit.page().locator("main").textContent()).contains("bắt buộc");
            assertThat(visit.page().locator("button.btn-outline-danger").count())
                    .isZero();
        }
    }

    private static void atProvider(Visit visit, String name) {
        visit.go("/login");
        visit.page().click(".outside a");
        visit.page().fill("input[name=username]", name);
        visit.page().fill("input[name=password]", "mat-khau-cua-" + name);
        visit.page().click("button[type=submit]");
    }

    private String base() {
        return "http://localhost:" + service.port();
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(base() + path)).header("Authorization", "Bearer " + token);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String token(String program) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                .header("Authorization", HttpCall.basic(program, secret(program)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        JsonNode answer = JSON.readTree(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        return answer.get("access_token").asString();
    }

    private static String secret(String program) {
        return "bi-mat-cua-" + program;
    }

    private boolean isServing() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"));
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    private List<String> settings(int port) {
        var login = "spring.security.oauth2.client.registration.so.";
        return List.of(
                "giaoban.data-dir="
                        + FOLDER.resolve("data-" + System.nanoTime()).toAbsolutePath(),
                "giaoban.admin-password=" + Api.PASSWORD,
                "giaoban.public-url=http://localhost:" + port,
                "giaoban.accounts.oidc.roles-claim=groups",
                "giaoban.accounts.oidc.roles.thu-ky=SECRETARY",
                "giaoban.accounts.second-factor.required-for=OPERATOR",
                login + "client-name=Cổng đăng nhập chung của thành phố",
                login + "provider=so",
                login + "client-id=giaoban",
                login + "client-secret=" + secret("giaoban"),
                login + "scope=openid,profile",
                "spring.security.oauth2.client.provider.so.issuer-uri=" + issuer,
                "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer,
                "spring.security.oauth2.resourceserver.jwt.audiences=giaoban");
    }

    private List<String> serverCommand(int port, int own) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                LIBRARIES + "/*",
                "src/test/authorization-server/AuthorizationServer.java",
                "--server.port=" + port,
                "--spring.security.oauth2.authorizationserver.issuer=" + issuer));
        for (var program : List.of("giaoban", "khac")) {
            var registration = "--spring.security.oauth2.authorizationserver.client." + program + ".registration.";
            command.addAll(List.of(
                    registration + "client-id=" + program,
                    registration + "client-secret={noop}" + secret(program),
                    registration + "client-authentication-methods=client_secret_basic",
                    registration + "authorization-grant-types=authorization_code,client_credentials",
                    registration + "redirect-uris=http://localhost:" + own + "/login/oauth2/code/so",
                    registration + "scopes=openid,profile"));
        }
        return command;
    }
}
