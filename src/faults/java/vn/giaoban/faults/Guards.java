package vn.giaoban.faults;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.HttpCall.basic;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;

/** Who gets in at two instances: what one of them forbids, the other forbids from that moment on. */
final class Guards implements AutoCloseable {

    private static final String ME = "/api/v1/me";
    private static final String PASSWORD = "một mật khẩu dài";
    private static final int GUESSES = 10;
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Node one;
    private final Node other;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Guards(Node one, Node other) {
        this.one = one;
        this.other = other;
    }

    /** Wrong passwords count wherever they are tried. */
    void guessesAreCountedTogether() throws Exception {
        makeAccount("guessed");
        for (var n = 0; n < GUESSES; n++)
            assertThat(me(n % 2 == 0 ? one : other, basic("guessed", "wrong " + n)))
                    .isEqualTo(401);
        assertThat(me(one, basic("guessed", PASSWORD))).isEqualTo(429);
        assertThat(me(other, basic("guessed", PASSWORD))).isEqualTo(429);
    }

    /** A personal access token that is revoked here is worth nothing there. */
    void aRevokedTokenIsWorthNothing() throws Exception {
        makeAccount("with-token");
        var made = call(one, "POST", "/api/v1/tokens", basic("with-token", PASSWORD), Map.of("name", "cổng"))
                .ok()
                .json();
        var bearer = "Bearer " + made.get("token").asString();
        assertThat(me(other, bearer)).isEqualTo(200);
        var gone = "/api/v1/tokens/" + made.get("id").asString();
        assertThat(call(one, "DELETE", gone, basic("with-token", PASSWORD), Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(me(other, bearer)).isEqualTo(401);
    }

    /** A new password ends the old one, and the sessions that it opened, at both. */
    void anOldPasswordOpensNothing() throws Exception {
        var id = makeAccount("changed");
        var session = login("changed");
        assertThat(page(one, session)).isEqualTo(200);
        assertThat(page(other, session)).isEqualTo(200);
        assertThat(me(other, basic("changed", PASSWORD))).isEqualTo(200);
        call(
                        one,
                        "PATCH",
                        "/api/v1/accounts/" + id,
                        basic("admin", Api.PASSWORD),
                        Map.of("password", "một mật khẩu mới"))
                .ok();
        assertThat(me(other, basic("changed", PASSWORD))).isEqualTo(401);
        assertThat(me(other, basic("changed", "một mật khẩu mới"))).isEqualTo(200);
        assertThat(page(one, session)).isEqualTo(303);
        assertThat(page(other, session)).isEqualTo(303);
    }

    private String makeAccount(String name) throws Exception {
        var account = Map.<String, Object>of("username", name, "password", PASSWORD, "roles", List.of("LEADER"));
        var made = call(one, "POST", "/api/v1/accounts", basic("admin", Api.PASSWORD), account)
                .ok();
        var at = requireNonNull(made.header("Location"));
        return at.substring(at.lastIndexOf('/') + 1);
    }

    /** At one of them, by its form; the cookie of the session. */
    private String login(String name) throws Exception {
        var form = send(HttpRequest.newBuilder(one.at("/login")).header("Accept", "text/html"));
        var token = CSRF.matcher(form.body());
        assertThat(token.find()).as(form.body()).isTrue();
        var body = "username=" + name + "&password=" + encoded(PASSWORD) + "&_csrf=" + encoded(token.group(1));
        var entered = send(HttpRequest.newBuilder(one.at("/login"))
                .header("Cookie", cookie(form))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(entered.status()).isEqualTo(303);
        assertThat(entered.header("Location")).doesNotContain("/login");
        return cookie(entered);
    }

    private static String cookie(Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(set -> set.substring(0, set.indexOf(';')))
                .reduce((a, b) -> a + "; " + b)
                .orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private int page(Node node, String cookie) throws Exception {
        var page = HttpRequest.newBuilder(node.at("/me/password"))
                .header("Accept", "text/html")
                .header("Cookie", cookie);
        return send(page).status();
    }

    private int me(Node node, String authorization) throws Exception {
        return send(HttpRequest.newBuilder(node.at(ME)).header("Authorization", authorization))
                .status();
    }

    private Answer call(Node node, String method, String path, String authorization, Map<String, Object> body)
            throws Exception {
        return send(HttpRequest.newBuilder(node.at(path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return Answer.of(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
