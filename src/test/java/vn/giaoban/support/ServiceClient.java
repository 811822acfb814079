package vn.giaoban.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the administrator does at a service that runs as a process of its own, started with {@link Api#PASSWORD}. */
public final class ServiceClient {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    /** Talks to the service at a port of this machine. */
    public ServiceClient(int port) {
        this.port = port;
    }

    /** Reads. */
    public JsonNode get(String path) {
        return send(request(path).GET()).ok().json();
    }

    /** Posts JSON. */
    public JsonNode post(String path, Map<String, Object> body) {
        return send(json(path).POST(text(body))).ok().json();
    }

    /** Posts something else. */
    public Answer post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Puts JSON. */
    public JsonNode put(String path, Map<String, Object> body) {
        return send(json(path).PUT(text(body))).ok().json();
    }

    /** Tells what a conference server would tell. */
    public void event(String path, String body) {
        send(json(path)
                        .setHeader("Authorization", "Bearer " + Api.CALLBACK_TOKEN)
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .ok();
    }

    /** The status that somebody without an account gets. */
    public int page(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return send(request.timeout(Duration.ofMinutes(1)).GET()).status();
    }

    /** Plans and publishes; the briefing's id. */
    public String publish(Map<String, Object> briefing) {
        return post("/api/v1/briefings", briefing).get("id").asString();
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", HttpCall.basic("admin", Api.PASSWORD));
    }

    private static HttpRequest.BodyPublisher text(Map<String, Object> body) {
        return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    }
}
