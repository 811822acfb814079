package vn.giaoban.support;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as its callers see it: over HTTP. */
@TestComponent
@Lazy
public class Api {

    /** The administrator's password in tests. */
    public static final String PASSWORD = "tests-only-password";

    /** The conference server's bearer token in tests. */
    public static final String CALLBACK_TOKEN = "tests-only-callback-token";

    /** What the hosted Jitsi service signs its webhooks with in tests. */
    public static final String JAAS_SECRET = "tests-only-jaas-secret";

    /** The second conference server in tests, which bears three connections. */
    public static final String SMALL_SERVER = "phu";

    /** A connection for each call: one that was kept may be closed in the moment in which it is used again, and nobody may repeat a POST then. */
    private static final ClientHttpConnector EACH_ITS_OWN = new ReactorClientHttpConnector(
            HttpClient.create(ConnectionProvider.newConnection()).compress(true));

    private final Environment environment;
    private final JsonMapper json;

    Api(Environment environment, JsonMapper json) {
        this.environment = environment;
        this.json = json;
    }

    /** Where the service listens. */
    public String base() {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }

    /** A caller without credentials. */
    public WebTestClient anybody() {
        return WebTestClient.bindToServer(EACH_ITS_OWN)
                .baseUrl(base())
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(c -> c.defaultCodecs().maxInMemorySize(16 << 20))
                .build();
    }

    /** The administrator. */
    public WebTestClient admin() {
        return anybody()
                .mutate()
                .defaultHeaders(h -> h.setBasicAuth("admin", PASSWORD))
                .build();
    }

    /** The conference server. */
    public WebTestClient conferenceServer() {
        return anybody()
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + CALLBACK_TOKEN)
                .build();
    }

    /** What the administrator reads at a path; it must be there. */
    public JsonNode get(String path, Object... variables) {
        return read(admin().get().uri(path, variables).exchange().expectStatus().isOk());
    }

    /** What comes of a POST by the administrator, whatever the status. */
    public WebTestClient.ResponseSpec post(String path, Object body) {
        return admin().post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(text(body))
                .exchange();
    }

    /** A briefing that must be accepted. */
    public JsonNode schedule(Map<String, Object> briefing) {
        return read(post("/api/v1/briefings", briefing).expectStatus().isCreated());
    }

    /** A new account with one role, whose name begins so; its name. */
    public String account(String prefix, String password, String role) {
        var name = prefix + UUID.randomUUID();
        post("/api/v1/accounts", Map.of("username", name, "password", password, "roles", List.of(role)))
                .expectStatus()
                .isCreated();
        return name;
    }

    /** The id of an account. */
    public String accountId(String name) {
        return get("/api/v1/accounts?limit=500")
                .get("items")
                .valueStream()
                .filter(account -> account.get("username").asString().equals(name))
                .map(account -> account.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /** An answer's body as JSON. */
    public JsonNode read(WebTestClient.ResponseSpec answer) {
        var body = answer.expectBody(String.class).returnResult().getResponseBody();
        return json.readTree(body == null ? "null" : body);
    }

    private String text(Object body) {
        return body instanceof String s ? s : json.writeValueAsString(body);
    }
}
