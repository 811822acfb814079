package vn.giaoban.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.database.Transactions;
import vn.giaoban.deployments.Deployments;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.reservations.Connections;
import vn.giaoban.reservations.Grant;
import vn.giaoban.reservations.Loads;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.support.Api;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;

/** What the conference server and the points' lines have to bear, on days far away from those of all other tests. */
@IntegrationTest
class CapacityIT {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int LIMIT = 10;
    private static final Deployments ONE = Deployments.of(List.of(PlacingPolicyTests.server("default", 0)));

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @Autowired
    private Loads loads;

    @Autowired
    private Points points;

    @Autowired
    private Reservations reservations;

    @Autowired
    private Transactions transactions;

    private final Set<UUID> holders = new HashSet<>();

    @AfterEach
    void giveBack() {
        transactions.run(reservations.release(holders)).block();
        invariants.hold();
    }

    @Test
    void theCurveRisesAndFallsWithWhatIsPlanned() {
        var day = aFarDay();
        var here = aPoint(100, 1);
        var there = aPoint(100, 1);
        var chaired = api.schedule(aBriefing()
                .on(day)
                .at("08:00", "10:00")
                .atPoints(here, there)
                .chairedBy("Lê Đình Phúc", here + "@hanoi.example")
                .with(
                        "delegates",
                        List.of(
                                Map.of("name", "Khách mời", "email", "khach@hanoi.example"),
                                Map.of("name", "Người ngồi tại điểm cầu", "point", here)))
                .body());
        api.schedule(aBriefing()
                .on(day)
                .at("09:00", "11:00")
                .atPoints(aPoint(100, 1))
                .body());
        var planned = planned(day);
        // two rooms, the chair and the guest; who sits at a point is seen by its device
        assertThat(curve(planned)).containsExactly("08:00-09:00 4/1", "09:00-10:00 5/2", "10:00-11:00 1/1");
        assertThat(planned.get("peaks")).hasSize(1);
        assertThat(planned.at("/peaks/0/endpoints").asInt()).isEqualTo(5);
        assertThat(planned.get("limit").isNull()).isTrue();
        assertThat(planned.get("mbpsPerEndpoint").asInt()).isEqualTo(4);

        send("PATCH", chaired, "", Map.of("start", day + "T12:00:00+07:00", "end", day + "T13:00:00+07:00"));
        assertThat(curve(planned(day))).containsExactly("09:00-11:00 1/1", "12:00-13:00 4/1");
        send("POST", chaired, "/cancel", Map.of("reason", "Hoãn"));
        assertThat(curve(planned(day))).containsExactly("09:00-11:00 1/1");
    }

    @Test
    void aLineThatIsTooNarrowForBothRoomsOfAPointIsShown() {
        var day = aFarDay();
        var narrow = aPoint(6, 2);
        var wide = aPoint(8, 2);
        api.schedule(
                aBriefing().on(day).at("08:00", "10:00").atPoints(narrow, wide).body());
        api.schedule(
                aBriefing().on(day).at("09:30", "11:00").atPoints(narrow, wide).body());
        var uplinks = planned(day).get("uplinks");
        assertThat(uplinks).hasSize(2);
        var first = uplinks.get(0);
        assertThat(first.get("point").asString()).isEqualTo(narrow);
        assertThat(first.get("limit").asInt()).isEqualTo(6);
        assertThat(first.get("peakMbps").asInt()).isEqualTo(8);
        assertThat(first.get("at").asString()).isEqualTo(day + "T09:30:00+07:00");
        assertThat(first.get("exceeded").asBoolean()).isTrue();
        assertThat(uplinks.get(1).get("exceeded").asBoolean()).isFalse();
    }

    @Test
    void theCurveIsTheSumOfAllLoadsAtEveryMoment() {
        for (var seed = 0; seed < 10; seed++) {
            var random = new Random(seed);
            var day = day(aFarDay());
            var grants = new ArrayList<Grant>();
            var links = new HashMap<UUID, Integer>();
            for (var n = 0; n < 12; n++) {
                var from = day.start().plus(Duration.ofMinutes(15L * random.nextInt(80)));
                var time = new TimeRange(from, from.plus(Duration.ofMinutes(15L * (1 + random.nextInt(16)))));
                var grant = grant(time, 1 + random.nextInt(3));
                grants.add(grant);
                links.put(grant.holder(), random.nextInt(4));
            }
            transactions
                    .run(reservations.reserve(grants, new Connections(links, Map.of())))
                    .block();
            var curve = loads.curve(day).collectList().block();
            for (var at = day.start(); at.isBefore(day.end()); at = at.plus(Duration.ofMinutes(15))) {
                var moment = at;
                var expected = grants.stream()
                        .filter(g -> g.time().contains(moment))
                        .mapToInt(g -> g.rooms().size() + links.getOrDefault(g.holder(), 0))
                        .sum();
                var found = curve == null
                        ? -1
                        : curve.stream()
                                .filter(s -> new TimeRange(s.from(), s.to()).contains(moment))
                                .mapToInt(s -> s.endpoints())
                                .sum();
                assertThat(found).as("seed %s at %s", seed, moment).isEqualTo(expected);
            }
        }
    }

    @Test
    void whatWouldExceedTheServerIsRefusedWithWhenAndHowMuch() {
        var time = anHour();
        book(grant(time, 6), 1, refusing());
        assertThatThrownBy(() -> book(grant(time, 3), 1, refusing()))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(409);
                    assertThat(refusal.problem().slug()).isEqualTo("capacity-exceeded");
                    assertThat(refusal.problem().members())
                            .containsEntry("limit", LIMIT)
                            .containsEntry("planned", 11)
                            .containsKey("at")
                            .doesNotContainKey("point");
                });
        assertThat(book(grant(time, 2), 1, refusing())).isEmpty();
        assertThat(book(grant(time, 1), 0, warning()))
                .singleElement()
                .satisfies(warning -> assertThat(warning.rule()).isEqualTo("capacity"));
        assertThat(book(grant(time, 1), 0, off())).isEmpty();
    }

    @Test
    void whoMovesOrMakesWayDoesNotCountTwice() {
        var time = anHour();
        var former = grant(time, 4);
        book(former, 5, refusing());
        // its links are remembered: 4 + 5 once more would be 18, and 6 + 5 is too many
        var capacity = capacity(refusing());
        var same = new Grant(former.holder(), former.rooms(), List.of(), time, false, null);
        assertThat(check(capacity, List.of(same), List.of(), Map.of())).isEmpty();
        var more = new Grant(former.holder(), grant(time, 6).rooms(), List.of(), time, false, null);
        assertThatThrownBy(() -> check(capacity, List.of(more), List.of(), Map.of()))
                .hasMessageContaining("capacity-exceeded");
        var other = List.of(grant(time, 10));
        assertThat(check(capacity, other, List.of(former.holder()), Map.of())).isEmpty();
    }

    @Test
    void theLineOfAPointWarnsOrRefuses() {
        var code = aPoint(6, 2);
        var day = day(aFarDay());
        var time = new TimeRange(day.start(), day.start().plus(Duration.ofHours(1)));
        Map<String, Point> catalogue =
                points.byCodes(List.of(code)).blockOptional().orElseThrow();
        var first = grant(time, Map.of(code, code + "/P1"));
        transactions.run(reservations.reserve(List.of(first))).block();
        var second = List.of(grant(time, Map.of(code, code + "/P2")));
        var warned = check(capacity(off()), second, List.of(), catalogue);
        assertThat(warned).singleElement().satisfies(warning -> {
            assertThat(warning.rule()).isEqualTo("uplink");
            assertThat(warning.detail()).contains(code, "8 Mbit/s", "6");
        });
        var refusing = new CapacitySettings(0, Enforcement.REFUSE, 4, Enforcement.REFUSE);
        assertThatThrownBy(() -> check(capacity(refusing), second, List.of(), catalogue))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().members())
                                .containsEntry("point", code)
                                .containsEntry("planned", 8)
                                .containsEntry("limit", 6));
        var later = new TimeRange(time.end(), time.end().plus(Duration.ofHours(1)));
        var after = List.of(grant(later, Map.of(code, code + "/P2")));
        assertThat(check(capacity(refusing), after, List.of(), catalogue)).isEmpty();
    }

    @Test
    void twoBookingsCanNotSlipUnderTheLimitTogether() {
        for (var round = 0; round < 8; round++) {
            var hour = anHour();
            var half = Duration.ofMinutes(30);
            var booked = Flux.range(0, 12)
                    .map(n -> n % 2 == 0
                            ? hour
                            : new TimeRange(hour.start().plus(half), hour.end().plus(half)))
                    .map(time -> grant(time, 3))
                    .flatMap(
                            grant -> booking(grant, 0, refusing())
                                    .thenReturn(1)
                                    .onErrorReturn(ProblemException.class, 0),
                            12)
                    .reduce(0, Integer::sum)
                    .block();
            var peak = loads.curve(new TimeRange(hour.start(), hour.end().plus(half)))
                    .reduce(0, (most, step) -> Math.max(most, step.endpoints()))
                    .block();
            // all twelve share the half hour in the middle
            assertThat(booked).as("round %s", round).isEqualTo(3);
            assertThat(peak).as("round %s", round).isEqualTo(9);
        }
    }

    @Test
    void bookingsAreSpreadOverTheServersAndNoneIsOverfilled() {
        var two = Deployments.of(List.of(PlacingPolicyTests.server("a", 10), PlacingPolicyTests.server("b", 7)));
        var settings = new CapacitySettings(0, Enforcement.REFUSE, 4, Enforcement.OFF);
        for (var round = 0; round < 4; round++) {
            var hour = anHour();
            var booked = Flux.range(0, 12)
                    .map(_ -> grant(hour, 3))
                    .flatMap(
                            grant -> booking(grant, 0, settings, two)
                                    .thenReturn(1)
                                    .onErrorReturn(ProblemException.class, 0),
                            12)
                    .reduce(0, Integer::sum)
                    .block();
            assertThat(booked).as("round %s", round).isEqualTo(3 + 2);
            assertThat(loads.curves(hour, Deployments.DEFAULT, "a")
                            .collectList()
                            .block())
                    .extracting(step -> step.server() + " " + step.step().endpoints())
                    .containsExactlyInAnyOrder("a 9", "b 6");
        }
    }

    @Test
    void aWindowMustBeOneOfAtMost92Days() {
        for (var query : List.of(
                "",
                "?from=2035-01-01T00:00:00Z",
                "?from=2035-01-02T00:00:00Z&to=2035-01-01T00:00:00Z",
                "?from=2035-01-01T00:00:00Z&to=2035-04-04T00:00:00Z"))
            api.admin()
                    .get()
                    .uri("/api/v1/capacity" + query)
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        api.anybody()
                .get()
                .uri("/api/v1/capacity?from=2035-01-01T00:00:00Z&to=2035-01-02T00:00:00Z")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private static CapacitySettings refusing() {
        return new CapacitySettings(LIMIT, Enforcement.REFUSE, 4, Enforcement.OFF);
    }

    private static CapacitySettings warning() {
        return new CapacitySettings(LIMIT, Enforcement.WARN, 4, Enforcement.OFF);
    }

    private static CapacitySettings off() {
        return new CapacitySettings(LIMIT, Enforcement.OFF, 4, Enforcement.WARN);
    }

    private Capacity capacity(CapacitySettings settings) {
        return capacity(settings, ONE);
    }

    private Capacity capacity(CapacitySettings settings, Deployments servers) {
        return new Capacity(loads, points, new Servers(loads, servers, settings), settings);
    }

    private static List<Warning> check(
            Capacity capacity, List<Grant> grants, Collection<UUID> yielding, Map<String, Point> catalogue) {
        return capacity.check(grants, Map.of(), yielding, Set.of(), catalogue)
                .blockOptional()
                .orElseThrow()
                .warnings();
    }

    /** What a booking does: lock, look, reserve. */
    private Mono<List<Warning>> booking(Grant grant, int links, CapacitySettings settings) {
        return booking(grant, links, settings, ONE);
    }

    private Mono<List<Warning>> booking(Grant grant, int links, CapacitySettings settings, Deployments servers) {
        var all = List.of(grant);
        var own = Map.of(grant.holder(), links);
        return transactions.run(reservations
                .lock(List.of(grant.time()))
                .then(Mono.defer(() -> capacity(settings, servers).check(all, own, List.of(), Set.of(), Map.of())))
                .flatMap(bearing -> reservations
                        .reserve(all, new Connections(own, bearing.servers()))
                        .thenReturn(bearing.warnings())));
    }

    private List<Warning> book(Grant grant, int links, CapacitySettings settings) {
        var warnings = booking(grant, links, settings).block();
        return warnings == null ? List.of() : warnings;
    }

    private Grant grant(TimeRange time, int rooms) {
        var found = new HashMap<String, String>();
        for (var n = 0; n < rooms; n++) {
            var code = "KHONG-CO-" + COUNT.incrementAndGet();
            found.put(code, code + "/P1");
        }
        return grant(time, found);
    }

    private Grant grant(TimeRange time, Map<String, String> rooms) {
        var holder = UUID.randomUUID();
        holders.add(holder);
        return new Grant(holder, rooms, List.of(), time, false, null);
    }

    private static LocalDate aFarDay() {
        return LocalDate.of(2035, 1, 1).plusDays(COUNT.incrementAndGet() * 2L);
    }

    private static TimeRange day(LocalDate day) {
        var start = OffsetDateTime.parse(day + "T00:00:00+07:00").toInstant();
        return new TimeRange(start, start.plus(Duration.ofDays(1)));
    }

    private static TimeRange anHour() {
        Instant start = day(aFarDay()).start();
        return new TimeRange(start, start.plus(Duration.ofHours(1)));
    }

    private String aPoint(int uplink, int rooms) {
        var code = "TAI-" + COUNT.incrementAndGet();
        put("/api/v1/points/" + code, Map.of("name", "Điểm thử " + code, "kind", "OTHER", "uplinkMbps", uplink));
        for (var n = 1; n <= rooms; n++)
            put("/api/v1/points/" + code + "/rooms/P" + n, Map.of("name", "Phòng " + n, "capacity", 20));
        return code;
    }

    private void put(String path, Object body) {
        api.admin()
                .put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private void send(String method, JsonNode briefing, String what, Object body) {
        var path = "/api/v1/briefings/" + briefing.get("id").asString();
        var etag = String.valueOf(api.admin()
                .get()
                .uri(path)
                .exchange()
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag());
        api.admin()
                .method(HttpMethod.valueOf(method))
                .uri(path + what)
                .header("If-Match", etag)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private JsonNode planned(LocalDate day) {
        return api.get(
                "/api/v1/capacity?from={from}&to={to}", day + "T00:00:00+07:00", day.plusDays(1) + "T00:00:00+07:00");
    }

    private static List<String> curve(JsonNode planned) {
        return planned.get("curve")
                .valueStream()
                .map(step -> "%s-%s %s/%s"
                        .formatted(
                                step.get("from").asString().substring(11, 16),
                                step.get("to").asString().substring(11, 16),
                                step.get("endpoints").asInt(),
                                step.get("briefings").asInt()))
                .toList();
    }
}
