package vn.giaoban.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.ServiceProcess;

/** {@code kill -9} in the middle of a publish: after the restart every recipient has exactly one letter. */
class KilledPublishIT {

    private static final Path FOLDER = Path.of("target/it/killed-publish");
    private static final int RECIPIENTS = 53 + 12;
    private static final String PASSWORD = "tests-only-password";

    private final JsonMapper json = JsonMapper.shared();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path data = FOLDER.resolve("data-" + System.nanoTime()).toAbsolutePath();

    @Test
    void everyRecipientHasExactlyOneLetterWhereverTheServiceDied() throws Exception {
        var briefings = new ArrayList<String>();
        // at once after the answer, which may never have arrived: whoever sends the same again is given it
        var service = start("killed-0.log");
        var key = "attempt-" + System.nanoTime();
        var body = body();
        var first = published(service, body, key);
        briefings.add(idOf(first));
        service.kill();
        service = start("killed-3.log");
        assertReplayed(first, published(service, body, key));
        // after the first letters
        publishAndDie(service, 3, briefings);
        // far into them
        publishAndDie(start("killed-40.log"), 40, briefings);
        try (var last = start("after.log")) {
            for (var briefing : briefings) {
                var invitations = awaitAllSent(last, briefing);
                assertThat(invitations.valueStream().map(i -> i.get("recipient").asString()))
                        .hasSize(RECIPIENTS)
                        .doesNotHaveDuplicates();
                assertThat(letters(briefing)).hasSize(RECIPIENTS);
                assertThat(letters(briefing).stream().map(KilledPublishIT::header))
                        .doesNotHaveDuplicates();
            }
            assertThat(letters("")).allMatch(file -> file.toString().endsWith(".eml"));
        }
    }

    private static void assertReplayed(HttpResponse<String> first, HttpResponse<String> second) {
        assertThat(second.headers().firstValue("Location"))
                .isPresent()
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(second.body()).isEqualTo(first.body());
    }

    private void publishAndDie(ServiceProcess service, int letters, List<String> briefings) throws Exception {
        var briefing = idOf(published(service, body(), "publish-" + System.nanoTime()));
        awaitLetters(briefing, letters);
        service.kill();
        briefings.add(briefing);
    }

    private ServiceProcess start(String log) throws IOException {
        var settings = List.of(
                "giaoban.data-dir=" + data,
                "giaoban.admin-password=" + PASSWORD,
                "giaoban.public-url=http://localhost:8080");
        return ServiceProcess.start(FOLDER.resolve(log), ServiceProcess.freePort(), settings)
                .ready();
    }

    private String body() {
        var delegates = new ArrayList<Map<String, String>>();
        for (var i = 1; i <= 12; i++)
            delegates.add(Map.of("name", "Đại biểu " + i, "email", "d" + i + "@hanoi.example"));
        return json.writeValueAsString(BriefingRequest.aBriefing()
                .across("ALL")
                .with("delegates", delegates)
                .published()
                .body());
    }

    private HttpResponse<String> published(ServiceProcess service, String body, String key) throws Exception {
        var answer = post(service, body, key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private String idOf(HttpResponse<String> briefing) {
        return json.readTree(briefing.body()).get("id").asString();
    }

    private HttpResponse<String> post(ServiceProcess service, String body, String key) throws Exception {
        var request = request(service, "/api/v1/briefings")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode awaitAllSent(ServiceProcess service, String briefing) throws Exception {
        var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        var path = "/api/v1/briefings/" + briefing + "/invitations?limit=500";
        while (true) {
            var answer = client.send(request(service, path).build(), HttpResponse.BodyHandlers.ofString());
            var items = json.readTree(answer.body()).get("items");
            var sent = items.valueStream()
                    .filter(i -> i.get("state").asString().equals("SENT"))
                    .count();
            if (sent == RECIPIENTS) return items;
            if (System.nanoTime() > until) throw new AssertionError(sent + " sent\n" + answer.body());
            LockSupport.parkNanos(200_000_000);
        }
    }

    private static HttpRequest.Builder request(ServiceProcess service, String path) {
        var login = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path))
                .header("Authorization", "Basic " + login);
    }

    private void awaitLetters(String briefing, int wanted) throws IOException {
        while (letters(briefing).size() < wanted) LockSupport.parkNanos(1_000_000);
    }

    private List<Path> letters(String briefing) throws IOException {
        var outbox = data.resolve("outbox");
        if (!Files.exists(outbox)) return List.of();
        try (var files = Files.list(outbox)) {
            return files.filter(file -> file.toString().contains(briefing)).toList();
        }
    }

    /** The line that names the recipient, and the Message-ID. */
    private static String header(Path letter) {
        try (var lines = Files.lines(letter)) {
            return String.join(
                    "|",
                    lines.filter(l -> l.startsWith("To:") || l.startsWith("Message-ID:") || l.startsWith(" <"))
                            .toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
