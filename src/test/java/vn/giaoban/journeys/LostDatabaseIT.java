package vn.giaoban.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.EmbeddedServers;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.ServiceClient;
import vn.giaoban.support.ServiceProcess;
import vn.giaoban.support.TcpProxy;

/**
 * PostgreSQL is away for half a minute in the middle of a briefing, and then the service is killed with events in its hands that the database has not: what the conference
 * server was told to be taken in is in the ledger, each once.
 */
class LostDatabaseIT {

    private static final Path FOLDER = Path.of("target/it/lost-database");
    private static final Duration AWAY = Duration.ofSeconds(30);

    private final Path data = FOLDER.resolve("data-" + System.nanoTime()).toAbsolutePath();
    private final EmbeddedServers servers = new EmbeddedServers(data);
    private final HttpClient client = HttpClient.newHttpClient();
    private int told;

    @AfterEach
    void stopTheServers() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").startsWith(data + "/"))
                .forEach(ProcessHandle::destroy);
    }

    @Test
    void nothingThatWasTakenInIsLost() throws Exception {
        makeServers();
        try (var line = new TcpProxy(servers.postgres());
                var service = start("behind-the-line.log", servers.shared(line.port()))) {
            var http = new ServiceClient(service.port());
            var briefing = http.post(
                    "/api/v1/briefings",
                    BriefingRequest.aBriefing()
                            .titled("Mất cơ sở dữ liệu")
                            .across("DISTRICTS")
                            .published()
                            .body());
            var id = briefing.get("id").asString();
            var room = briefing.at("/conference/name").asString();

            tell(service, room, 20);
            line.cut();
            var until = System.nanoTime() + AWAY.toNanos();
            while (System.nanoTime() < until) {
                tell(service, room, 10);
                assertThat(get(service, "/api/v1/briefings/" + id).statusCode()).isEqualTo(503);
            }
            line.join();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(facts(http, id)).isEqualTo(told));

            line.cut();
            tell(service, room, 40);
            service.kill();
            line.join();
            try (var again = start("again.log", servers.shared(line.port()))) {
                var after = new ServiceClient(again.port());
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(facts(after, id)).isEqualTo(told));
                assertThat(after.get(verify(id)).get("status").asString()).isEqualTo("INTACT");
                assertThat(after.get("/api/v1/briefings/" + id + "/invitations?limit=500")
                                .get("items"))
                        .isNotEmpty()
                        .allMatch(letter -> letter.get("state").asString().equals("SENT"));
            }
            // Quartz tells an outage by itself, with a trace
            assertThat(service.complaints())
                    .noneMatch(said -> said.contains(" ERROR ") && said.contains(" vn.giaoban."));
        }
    }

    /** Those that the service brings along, without it. */
    private void makeServers() throws IOException, InterruptedException {
        start("servers.log", List.of("giaoban.data-dir=" + data)).kill();
    }

    private static ServiceProcess start(String log, List<String> settings) throws IOException {
        var all = Stream.concat(
                        settings.stream(),
                        Stream.of(
                                "giaoban.admin-password=" + Api.PASSWORD,
                                "giaoban.jitsi.callback-token=" + Api.CALLBACK_TOKEN))
                .toList();
        return ServiceProcess.start(FOLDER.resolve(log), ServiceProcess.freePort(), all)
                .ready();
    }

    /** Each must be taken in at once, since the conference server does not ask twice. */
    private void tell(ServiceProcess service, String room, int events) throws Exception {
        for (var i = 0; i < events; i++) {
            told++;
            var body = """
                    {"room_name":"%1$s","room_jid":"%1$s@c","occupant":{"occupant_jid":"p%2$d@meet.test/x","id":"p%2$d","joined_at":1795356104}}""".formatted(room, told);
            var request = HttpRequest.newBuilder(address(service, "/jitsi/events/occupant/joined"))
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + Api.CALLBACK_TOKEN)
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            assertThat(client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private HttpResponse<String> get(ServiceProcess service, String path) throws Exception {
        var request = HttpRequest.newBuilder(address(service, path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", HttpCall.basic("admin", Api.PASSWORD));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(ServiceProcess service, String path) {
        return URI.create("http://localhost:" + service.port() + path);
    }

    private static int facts(ServiceClient http, String briefing) {
        return http.get(verify(briefing)).get("facts").asInt();
    }

    private static String verify(String briefing) {
        return "/api/v1/briefings/" + briefing + "/attendance/verify";
    }
}
