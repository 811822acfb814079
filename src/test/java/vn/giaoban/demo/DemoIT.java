package vn.giaoban.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.support.Api;
import vn.giaoban.support.Chromium;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.ServiceClient;
import vn.giaoban.support.ServiceProcess;
import vn.giaoban.support.Visit;

/** A newcomer starts the demo on an empty folder and sees life within two minutes; nothing leaves the house, and the next start finds all of it. */
class DemoIT {

    private static final Path FOLDER = Path.of("target/it/demo");
    private static final Pattern LIVE = Pattern.compile("/briefings/([0-9a-f-]{36})/live");
    private static final Pattern CONNECTED = Pattern.compile("class=\"tile[^>]*data-state=\"CONNECTED\"");

    @Test
    void aNewcomerSeesAQuarterAndALiveBriefingWithinTwoMinutes() throws Exception {
        var data = FOLDER.resolve("data-" + System.nanoTime()).toAbsolutePath();
        var until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        try (var service = start(data, "first").ready()) {
            var soon = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            assertThat(service.printed()).contains("thuky.badinh", "giaoban-demo", "BẢN DÙNG THỬ");
            var client = new ServiceClient(service.port());
            await(until, () -> LIVE.matcher(service.printed()).find());
            var live = LIVE.matcher(service.printed());
            assertThat(live.find()).isTrue();
            var board = "/briefings/" + live.group(1) + "/live";
            await(until, () -> connected(service, board) > 0);
            var first = connected(service, board);
            await(soon, () -> connected(service, board) > first + 10);
            await(soon, () -> service.printed().contains("the quarter is there"));
            await(soon, () -> reported(client) >= 53 * 13);
            hasAllOfAQuarter(client);
            nothingLeft(client, live.group(1), data);
            assertThat(service.complaints()).isEmpty();
            look(service);
        }
        try (var service = start(data, "second").ready()) {
            var client = new ServiceClient(service.port());
            var before = briefings(client).size();
            await(
                    System.nanoTime() + Duration.ofMinutes(1).toNanos(),
                    () -> service.printed().contains("the quarter is there"));
            assertThat(briefings(client).size()).isBetween(before, before + 1);
        }
    }

    private static ServiceProcess start(Path data, String name) throws Exception {
        var settings = List.of(
                "spring.profiles.active=demo", "giaoban.data-dir=" + data, "giaoban.admin-password=" + Api.PASSWORD);
        return ServiceProcess.start(FOLDER.resolve(name + ".log"), ServiceProcess.freePort(), settings);
    }

    private static void hasAllOfAQuarter(ServiceClient client) {
        var briefings = briefings(client);
        assertThat(briefings.stream().filter(briefing -> is(briefing, "ENDED") && is(briefing, "Giao ban tuần")))
                .hasSizeGreaterThanOrEqualTo(12);
        assertThat(briefings).anyMatch(briefing -> is(briefing, "CANCELLED"));
        assertThat(briefings).anyMatch(briefing -> is(briefing, "DRAFT"));
        var displaced = briefings.stream()
                .filter(briefing -> is(briefing, "Họp chuyên đề cải cách hành chính"))
                .findFirst()
                .orElseThrow();
        assertThat(displaced.get("version").asInt()).isGreaterThan(1);
        assertThat(displaced.get("start").asString()).doesNotContain("T14:00:00");
        var next = briefings.stream()
                .filter(briefing -> is(briefing, "Giao ban tuần") && is(briefing, "SCHEDULED"))
                .findFirst()
                .orElseThrow();
        var counts =
                client.get("/api/v1/briefings/" + next.get("id").asString()).get("counts");
        assertThat(counts.get("accepted").asInt()).isBetween(10, 40);
        var card = client.get("/api/v1/reports/attendance?by=POINT" + period());
        assertThat(sum(card, "late")).isPositive();
        assertThat(sum(card, "absent")).isPositive();
        assertThat(sum(card, "excused")).isPositive();
        assertThat(sum(card, "present")).isGreaterThan(53 * 10);
    }

    private static void nothingLeft(ServiceClient client, String live, Path data) {
        assertThat(data.resolve("outbox")).doesNotExist();
        var letters = client.get("/api/v1/briefings/" + live + "/invitations?limit=500")
                .get("items");
        assertThat(letters.size()).isGreaterThanOrEqualTo(53);
        assertThat(letters)
                .allMatch(letter -> !letter.get("state").asString().equals("SENT")
                        || letter.get("detail").asString().equals(NoPost.ANSWER));
    }

    /** The first page at three widths, with the ribbon. */
    private static void look(ServiceProcess service) {
        var program = Chromium.installed();
        if (program.isEmpty()) return;
        try (var chromium = Chromium.start(program.get());
                var visit = Visit.open(chromium, "http://localhost:" + service.port())) {
            visit.go("/login").loginAsAdmin().go("/").look("demo-week");
            assertThat(visit.page().locator(".ribbon").textContent()).startsWith("Bản dùng thử");
        }
    }

    private static boolean is(JsonNode briefing, String word) {
        return briefing.get("status").asString().equals(word)
                || briefing.get("title").asString().startsWith(word);
    }

    private static List<JsonNode> briefings(ServiceClient client) {
        return client.get("/api/v1/briefings?limit=500" + period())
                .get("items")
                .valueStream()
                .toList();
    }

    private static int reported(ServiceClient client) {
        return sum(client.get("/api/v1/reports/attendance?by=POINT" + period()), "briefings");
    }

    private static String period() {
        var now = OffsetDateTime.now(HomeZone.ID).withNano(0);
        return "&from=" + now.minusDays(110).toInstant() + "&to="
                + now.plusDays(40).toInstant();
    }

    private static int sum(JsonNode card, String figure) {
        return card.get("items")
                .valueStream()
                .mapToInt(item -> item.get(figure).asInt())
                .sum();
    }

    private static int connected(ServiceProcess service, String board) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + board))
                .header("Authorization", HttpCall.basic("admin", Api.PASSWORD))
                .header("Accept", "text/html");
        try (var client = HttpClient.newHttpClient()) {
            var page = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return (int) CONNECTED.matcher(page.body()).results().count();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(long until, BooleanSupplier check) {
        while (!check.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still in time").isLessThan(until);
            LockSupport.parkNanos(500_000_000);
        }
    }
}
