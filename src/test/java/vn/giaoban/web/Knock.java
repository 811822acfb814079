package vn.giaoban.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;

/** Calls to find out who is let in; of an answer that is none of our problems only the head is read, since some never end. */
final class Knock {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Api api;

    Knock(Api api) {
        this.api = api;
    }

    /**
     * What came back.
     *
     * @param location where it leads to; empty for nowhere
     * @param text of a refusal
     */
    record Reply(int status, String location, String text) {

        /** Whether the caller is refused, or told that what there is, is not there for them. */
        boolean isRefusal(Endpoint.Place place) {
            if (status == 404)
                return text.contains("This path was not found")
                        || text.contains("Briefing " + place.briefing() + " was not found")
                        || text.contains("Point " + place.point() + " was not found");
            return Gate.isRefusal(status, location);
        }
    }

    Reply at(String method, String path, Caller caller) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api.base() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Cookie", FormKey.COOKIE)
                .header("X-XSRF-TOKEN", FormKey.HEADER)
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (caller != Caller.ANYBODY)
            request.header("Authorization", HttpCall.basic(caller.username(), Caller.PASSWORD));
        var response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            var problem = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.startsWith("application/problem+json"));
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(""),
                    problem.isPresent() ? new String(body.readAllBytes(), StandardCharsets.UTF_8) : "");
        }
    }
}
