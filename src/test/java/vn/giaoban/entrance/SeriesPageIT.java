package vn.giaoban.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audience.SeriesLinks;
import vn.giaoban.audience.Ways;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;

/** The addresses in the letter of a series. */
@IntegrationTest
class SeriesPageIT {

    private static final Pattern WAY = Pattern.compile("href=\"(/[jp]/[A-Za-z0-9_-]{43})\"");

    @Autowired
    private Api api;

    @Autowired
    private SeriesLinks links;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TestClock clock;

    @AfterEach
    void leave() {
        clock.reset();
    }

    @Test
    void leadsToEachOccurrenceAndStraightIntoTheOneThatIsOpen() {
        var points = new OwnPoints(api);
        var point = points.aPoint();
        var request = aBriefing().atPoints(point).published();
        var briefing = api.schedule(request.with("recurrence", Map.of("rrule", "FREQ=WEEKLY;COUNT=3"))
                .body());
        var ways = waysOf(briefing, "POINT:" + point);

        var joins = open(path(ways.join()));
        assertThat(joins.status()).isEqualTo(200);
        assertThat(WAY.matcher(joins.body()).results().map(m -> m.group(1)).distinct())
                .hasSize(3)
                .allMatch(way -> way.startsWith("/j/") && open(way).status() == 200);

        var desks = open(path(ways.desk()));
        assertThat(desks.status()).isEqualTo(200);
        assertThat(desks.body()).contains("Trang của điểm cầu");
        assertThat(WAY.matcher(desks.body()).results().map(m -> m.group(1)).distinct())
                .hasSize(3)
                .allMatch(way -> way.startsWith("/p/") && open(way).status() == 200);

        clock.setTo(request.start().toInstant().plus(Duration.ofMinutes(10)));
        var during = open(path(ways.join()));
        assertThat(during.status()).isEqualTo(303);
        assertThat(during.header("Location")).startsWith("/j/");
        assertThat(open(path(ways.desk())).status()).isEqualTo(200);
        clock.reset();

        api.read(api.admin()
                .post()
                .uri(
                        "/api/v1/briefings/{id}/cancel?scope=ALL",
                        briefing.get("id").asString())
                .header("If-Match", "*")
                .header("Content-Type", "application/json")
                .bodyValue("{\"reason\": \"Bão\"}")
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(open(path(ways.join())).status()).isEqualTo(410);
        assertThat(open(path(ways.desk())).status()).isEqualTo(410);
    }

    @Test
    void anAddressThatNeverWasIsNotFound() {
        for (var path : new String[] {"/j/series/" + "A".repeat(43), "/p/series/" + "A".repeat(43), "/p/series/x"})
            assertThat(open(path).status()).isEqualTo(404);
    }

    private Ways waysOf(JsonNode briefing, String recipient) {
        var series = UUID.fromString(briefing.get("series").get("id").asString());
        var id = Mono.defer(() -> database.sql(
                                "select id from audience.series_link where series = :series and recipient = :recipient")
                        .bind("series", series)
                        .bind("recipient", recipient)
                        .mapValue(UUID.class)
                        .one())
                .repeatWhenEmpty(200, tries -> tries.delayElements(Duration.ofMillis(100)))
                .block();
        return links.ways(Objects.requireNonNull(id), Recipient.Kind.POINT);
    }

    private static String path(@org.jspecify.annotations.Nullable String url) {
        return Objects.requireNonNull(url).replaceFirst("^http://[^/]*", "");
    }

    private Answer open(String path) {
        return HttpCall.by(api, "GET", path).header("Accept", "text/html").send();
    }
}
