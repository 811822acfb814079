package vn.giaoban.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.ConferenceServerTest;
import vn.giaoban.support.Participant;
import vn.giaoban.support.Participant.Farewell;
import vn.giaoban.support.Prosody;
import vn.giaoban.support.Quiet;

/**
 * A briefing of all 53 points and ten delegates at a real conference server, in a minute: opened by the gate, entered by personal links, one
 * put out, the server killed and started again, prolonged, closed. What the service says of who was there is what each device wrote down itself.
 */
@Quiet("people come and go to the second")
@ConferenceServerTest
class ConferenceDayIT {

    private static final Duration LATE_AFTER = Duration.ofSeconds(5);
    private static final Duration EARLY_BEFORE = Duration.ofSeconds(6);
    private static final double ABSENT_BELOW = 0.1;

    /** Events have whole seconds, and of those whom nobody told the end, it is that of the last list. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final String NEVER = "POINT:H-MY-DUC";
    private static final String LATE = "POINT:H-BA-VI";
    private static final String EARLY = "POINT:SO-KHCN";
    private static final List<String> NOT_BACK = List.of("POINT:Q-HOAN-KIEM", "POINT:TX-SON-TAY");

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    private Prosody prosody;
    private JWKSet keys;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        prosody = Prosody.start(Prosody.installed().orElseThrow(), folder, ConferenceServerTest.PORT, api.base());
    }

    @AfterAll
    void close() {
        prosody.close();
    }

    @Test
    void whoWasThereIsWhatEachDeviceWroteDown() throws Exception {
        keys = JWKSet.parse(api.get("/.well-known/jwks.json").toString());
        var start = Instant.now().plusSeconds(20).truncatedTo(ChronoUnit.SECONDS);
        var day = book(start, start.plusSeconds(36));
        gateKeepsOthersOut();
        var devices = comeIn(day);
        assertThat(devices).hasSize(63);

        until(start.plusSeconds(10));
        devices.get(LATE).enter(day.room());
        var removed = remove(day, devices, day.delegate("Đại biểu 9"));

        until(start.plusSeconds(16));
        crash(day, devices, removed);

        var end = start.plusSeconds(46);
        prolong(day, end);
        until(start.plusSeconds(32));
        devices.get(EARLY).leave();

        until(end.plusSeconds(5));
        var inside = devices.values().stream().filter(Participant::isInside).toList();
        assertThat(inside).hasSizeGreaterThan(50);
        for (var device : inside)
            eventually(
                    "closed",
                    () -> new Farewell("destroyed", "Cuộc họp đã kết thúc. Cảm ơn quý vị đã tham dự.")
                            .equals(device.farewell()));
        var differences = compare(day, devices, removed, start, end);
        for (var until = Instant.now().plusSeconds(30);
                !differences.isEmpty() && Instant.now().isBefore(until); ) {
            pause(Duration.ofMillis(500));
            differences = compare(day, devices, removed, start, end);
        }
        assertThat(differences).isEmpty();
        devices.values().forEach(Participant::close);
    }

    /** A briefing, with what leads to it. */
    private record Day(BriefingId id, String room, JsonNode made) {

        /** The identity of a delegate. */
        String delegate(String name) {
            return Objects.requireNonNull(findDelegate(made, name));
        }

        private static String findDelegate(JsonNode node, String name) {
            return node.findParents("role").stream()
                    .filter(each -> each.path("name").asString("").equals(name))
                    .findFirst()
                    .orElseThrow()
                    .get("id")
                    .asString();
        }
    }

    private Day book(Instant start, Instant end) {
        var delegates = IntStream.rangeClosed(1, 9)
                .mapToObj(n -> Map.of(
                        "name", "Đại biểu " + n, "point", n % 2 == 0 ? "VP-UBND" : "Q-BA-DINH", "role", "DELEGATE"))
                .toList();
        var made = api.schedule(aBriefing()
                .titled("Giao ban toàn thành phố")
                .across("ALL")
                .chairedBy("Nguyễn Văn An", "an-" + UUID.randomUUID() + "@ubnd.example")
                .with("start", at(start))
                .with("end", at(end))
                .with("delegates", delegates)
                .with(
                        "attendance",
                        Map.of(
                                "lateAfter",
                                LATE_AFTER.toString(),
                                "leftEarlyBeforeEnd",
                                EARLY_BEFORE.toString(),
                                "absentBelowShare",
                                ABSENT_BELOW,
                                "bridgeGapsUnder",
                                "PT1S"))
                .published()
                .body());
        return new Day(
                new BriefingId(UUID.fromString(made.get("id").asString())),
                made.at("/conference/name").asString(),
                made);
    }

    private void gateKeepsOthersOut() throws Exception {
        try (var stranger = new Participant(prosody, "guest").login()) {
            assertThat(catchThrowable(() -> stranger.enter("gb-nobody-has-planned-this")))
                    .hasMessageContaining("not-allowed");
        }
    }

    /** Everybody follows their link and connects; then the first opens the room, and the others follow, but for those who come late or never. */
    private Map<String, Participant> comeIn(Day day) throws Exception {
        var links =
                Objects.requireNonNull(roster.linksOf(day.id()).collectList().block());
        var devices = new TreeMap<String, Participant>();
        for (var link : links)
            devices.put(
                    link.point() != null ? "POINT:" + link.point() : String.valueOf(link.delegate()),
                    new Participant(prosody, "?"));
        together(links.stream()
                .map(link -> (Work) () -> Objects.requireNonNull(devices.get(
                                link.point() != null ? "POINT:" + link.point() : String.valueOf(link.delegate())))
                        .show(token(link.token()))
                        .login())
                .toList());
        var coming = devices.entrySet().stream()
                .filter(entry -> !List.of(NEVER, LATE).contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        coming.getFirst().enter(day.room());
        together(coming.stream()
                .skip(1)
                .map(device -> (Work) () -> device.enter(day.room()))
                .toList());
        return devices;
    }

    /** The token that a link gives, which one may have to wait for. */
    private String token(String link) throws Exception {
        for (var until = Instant.now().plusSeconds(60); Instant.now().isBefore(until); pause(Duration.ofMillis(200))) {
            var way = api.anybody()
                    .get()
                    .uri("/j/{token}/enter", link)
                    .exchange()
                    .expectBody()
                    .returnResult();
            var target = way.getResponseHeaders().getLocation();
            if (way.getStatus().value() == 303 && target != null)
                return signed(target.getQuery().replace("jwt=", ""));
        }
        throw new AssertionError("the link does not lead in");
    }

    /** The token, if its signature is by the key that the service publishes, as a conference server would look. */
    private String signed(String token) throws Exception {
        var jwt = SignedJWT.parse(token);
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
        return token;
    }

    /** Who is taken off the list is put out, and put out again who comes back with what they still have. */
    private String remove(Day day, Map<String, Participant> devices, String identity) throws Exception {
        var device = Objects.requireNonNull(devices.get(identity));
        api.admin()
                .delete()
                .uri("/api/v1/briefings/{id}/delegates/{delegate}", day.id(), identity)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
        eventually("put out", () -> device.farewell() != null);
        assertThat(Objects.requireNonNull(device.farewell()).how()).isEqualTo("301");
        device.close();
        device.login().enter(day.room());
        eventually("put out again", () -> device.farewell() != null);
        return identity;
    }

    private void crash(Day day, Map<String, Participant> devices, String removed) throws Exception {
        prosody.kill();
        devices.values().forEach(Participant::ended);
        eventually("the account is away", () -> health().equals("DOWN"));
        prosody.restart();
        var back = devices.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().equals(NEVER) && !entry.getKey().equals(removed))
                .filter(entry -> !NOT_BACK.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        together(back.stream().map(device -> (Work) device::login).toList());
        back.getFirst().enter(day.room());
        together(back.stream()
                .skip(1)
                .map(device -> (Work) () -> device.enter(day.room()))
                .toList());
        eventually("the account is back", () -> health().equals("UP"));
    }

    private String health() {
        var health = api.read(api.anybody().get().uri("/actuator/health").exchange());
        return health.at("/components/conferenceServer/status").asString();
    }

    private void prolong(Day day, Instant end) {
        api.admin()
                .post()
                .uri("/api/v1/briefings/{id}/extend", day.id())
                .header(HttpHeaders.IF_MATCH, "*")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"end\": \"%s\"}".formatted(at(end)))
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** Where the service and the devices differ. */
    private List<String> compare(
            Day day, Map<String, Participant> devices, String removed, Instant start, Instant end) {
        var attendance = api.get("/api/v1/briefings/{id}/attendance", day.id());
        var differences = new ArrayList<String>();
        if (!attendance.get("closed").asBoolean()) differences.add("not closed");
        var told = new TreeMap<String, JsonNode>();
        for (var point : attendance.get("points")) {
            told.put("POINT:" + point.get("code").asString(), point);
            point.get("delegates").forEach(each -> told.put(each.get("id").asString(), each));
        }
        attendance.get("delegates").forEach(each -> told.put(each.get("id").asString(), each));
        if (told.size() != 62) differences.add(told.size() + " are expected");
        told.forEach((identity, line) -> {
            var own = ClientLog.of(Objects.requireNonNull(devices.get(identity)).stays(), start, end);
            var verdict = own.verdict(LATE_AFTER, EARLY_BEFORE, ABSENT_BELOW);
            if (!verdict.equals(line.path("verdict").asString()))
                differences.add(identity + " is " + line.path("verdict") + " and was " + verdict + " by " + own);
            if (!own.agrees(line, TOLERANCE)) differences.add(identity + " has " + line + " and wrote down " + own);
        });
        var strangers = attendance
                .get("unmatched")
                .valueStream()
                .filter(each -> each.get("identity").asString().contains(removed)
                        || each.get("identity").asString().equals("Đại biểu 9"))
                .count();
        if (strangers < 1) differences.add("who was put out is not among " + attendance.get("unmatched"));
        return differences;
    }

    /** Something that a device does. */
    private interface Work {
        void run() throws Exception;
    }

    /** Eight at a time. */
    private static void together(List<Work> works) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var done = works.stream()
                    .map(work -> threads.submit(() -> {
                        work.run();
                        return true;
                    }))
                    .toList();
            for (var each : done) each.get();
        }
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.ofHours(7));
    }

    private static void until(Instant time) {
        while (Instant.now().isBefore(time)) pause(Duration.between(Instant.now(), time));
    }

    private static void eventually(String what, BooleanSupplier condition) {
        for (var until = Instant.now().plusSeconds(20); !condition.getAsBoolean(); pause(Duration.ofMillis(100)))
            if (Instant.now().isAfter(until)) throw new AssertionError("not in time: " + what);
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(Math.max(1, time.toNanos()));
    }
}
