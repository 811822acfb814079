package vn.giaoban.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a client was answered. */
    public static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** A header, or null. */
    public @Nullable String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The body, which must be JSON. */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** Asserts that all went well. */
    public Answer ok() {
        assertThat(status).as(body).isBetween(200, 299);
        return this;
    }

    /** Asserts that this is the problem, as problem details; a 400 says what is wrong where. */
    public Answer refused(int expected, String slug) {
        assertThat(status).as(body).isEqualTo(expected);
        assertThat(header("Content-Type")).as(body).startsWith("application/problem+json");
        assertThat(json().path("type").asString()).isEqualTo("urn:giaoban:problem:" + slug);
        assertThat(json().path("status").asInt()).isEqualTo(expected);
        assertThat(json().path("title").asString()).isNotBlank();
        assertThat(json().path("detail").asString()).isNotBlank();
        if (slug.equals("invalid-request"))
            assertThat(json().path("errors")).isNotEmpty().allSatisfy(error -> {
                assertThat(error.path("pointer").isString()).isTrue();
                assertThat(error.path("detail").asString()).isNotBlank();
            });
        assertThat(body).doesNotContain("tools.jackson", "java.lang", "vn.giaoban.", "io.r2dbc", "\tat ");
        return this;
    }

    /** Asserts that the request can't be accepted because of what stands there. */
    public Answer invalidAt(String pointer) {
        refused(400, "invalid-request");
        assertThat(json().path("errors")
                        .valueStream()
                        .map(e -> e.path("pointer").asString()))
                .as(body)
                .contains(pointer);
        return this;
    }
}
