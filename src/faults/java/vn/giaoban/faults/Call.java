package vn.giaoban.faults;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;

/**
 * A request that can be sent to any instance, as often as it takes.
 *
 * @param writes whether its answer promises something
 */
record Call(String method, String path, Map<String, String> headers, String body, boolean writes) {

    /** As long as a balancer waits for an instance before it gives up on the request. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    /** What the administrator reads. */
    static Call read(String path) {
        return new Call("GET", path, Map.of("Authorization", HttpCall.basic("admin", Api.PASSWORD)), "", false);
    }

    /** What the administrator asks for, under a key of its own. */
    static Call post(String path, Map<String, Object> body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    /** The same under a key. */
    static Call post(String path, Map<String, Object> body, String key) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Authorization", HttpCall.basic("admin", Api.PASSWORD));
        headers.put("Content-Type", "application/json");
        headers.put("If-Match", "*");
        headers.put("Idempotency-Key", key);
        return new Call("POST", path, headers, JsonMapper.shared().writeValueAsString(body), true);
    }

    /** What is written once for the whole suite. */
    static Call put(String path, Map<String, Object> body) {
        var headers =
                Map.of("Authorization", HttpCall.basic("admin", Api.PASSWORD), "Content-Type", "application/json");
        return new Call("PUT", path, headers, JsonMapper.shared().writeValueAsString(body), true);
    }

    /** What the conference server tells. */
    static Call event(String path, String body) {
        var headers = Map.of("Authorization", "Bearer " + Api.CALLBACK_TOKEN, "Content-Type", "application/json");
        return new Call("POST", path, headers, body, true);
    }

    /** What somebody at a browser opens. */
    static Call page(String path) {
        return new Call("GET", path, Map.of("Accept", "text/html"), "", false);
    }

    /** Made out to an instance. */
    HttpRequest to(Node node) {
        return to(node, PATIENCE);
    }

    /** The same by somebody who waits so long for an answer. */
    HttpRequest to(Node node, Duration patience) {
        var request = HttpRequest.newBuilder(node.at(path))
                .timeout(patience)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
