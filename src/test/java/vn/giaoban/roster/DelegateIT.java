package vn.giaoban.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;

/** The lists of delegates, as the city's secretary changes them over HTTP and as points are bound. */
@IntegrationTest
class DelegateIT {

    @Autowired
    private Api api;

    @Autowired
    private Delegates delegates;

    @Autowired
    private Invariants invariants;

    @Autowired
    private TestClock clock;

    private String point;
    private String other;

    @BeforeEach
    void twoPoints() {
        var points = new OwnPoints(api);
        point = points.aPoint();
        other = points.aPoint();
    }

    @AfterEach
    void leave() {
        clock.reset();
        invariants.hold();
    }

    @Test
    void theSecretaryAddsChangesAndRemoves() {
        var briefing = briefing(aBriefing());
        var added = api.read(add(briefing, person("Trần Thị Bình", "binh@a.example"))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .value(
                        "Location",
                        at -> assertThat(at).startsWith("/api/v1/briefings/" + id(briefing) + "/delegates/")));
        assertThat(added.path("role").asString()).isEqualTo("DELEGATE");
        assertThat(added.path("point").asString()).isEqualTo(point);
        assertThat(added.path("response").asString()).isEqualTo("PENDING");
        var changed = api.read(patch(briefing, added, Map.of("title", "Trưởng phòng", "email", "binh2@a.example"))
                .expectStatus()
                .isOk());
        assertThat(changed.path("title").asString()).isEqualTo("Trưởng phòng");
        assertThat(changed.path("name").asString()).isEqualTo("Trần Thị Bình");
        assertThat(invariants.count("select generation from roster.link where delegate = '" + text(added) + "'"))
                .as("who has the old mail has a dead link")
                .isEqualTo(2);
        api.admin()
                .delete()
                .uri(path(briefing) + "/" + text(added))
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(api.get(path(briefing)).get("items")).isEmpty();
        assertThat(invariants.count(
                        "select count(*) from roster.link where revoked and delegate = '" + text(added) + "'"))
                .isOne();
        api.admin()
                .delete()
                .uri(path(briefing) + "/" + text(added))
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(invariants.count("select count(*) from audit.entry where entity = 'briefing:" + id(briefing)
                        + "' and action in ('add-delegate', 'change-delegate', 'remove-delegate')"))
                .isEqualTo(3);
    }

    @Test
    void noQuotaAndNoDeadlineBindTheSecretary() {
        var request = aBriefing();
        var briefing = briefing(request);
        clock.setTo(request.start().toInstant().plusSeconds(60));
        for (var n = 0; n < 6; n++)
            add(briefing, person("Người " + n, "n" + n + "@a.example"))
                    .expectStatus()
                    .isCreated();
        clock.setTo(request.end().toInstant());
        assertThat(problem(add(briefing, person("Muộn", null)), 409)).isEqualTo("wrong-status");
    }

    @Test
    void refusesWhatCantBe() {
        var briefing = briefing(aBriefing());
        add(briefing, person("Trần Thị Bình", "binh@a.example")).expectStatus().isCreated();
        assertThat(problem(add(briefing, person("Ai đó", "BINH@a.example")), 409))
                .isEqualTo("already-named");
        assertThat(problem(add(briefing, Map.of("name", "X", "point", "KHONG-CO")), 400))
                .isEqualTo("invalid-request");
        assertThat(problem(add(briefing, Map.of("name", "X", "role", "CHAIR")), 400))
                .isEqualTo("invalid-request");
        for (var bad : List.of("\u202Eevil", "a\r\nBcc: x@y.example", " ", "x".repeat(201)))
            assertThat(problem(add(briefing, person(bad, null)), 400)).isEqualTo("invalid-request");
        var someone = api.get(path(briefing)).at("/items/0");
        assertThat(problem(patch(briefing, someone, Map.of("point", other)), 400))
                .isEqualTo("invalid-request");
        assertThat(problem(patch(briefing, someone, Map.of("email", "keine")), 400))
                .isEqualTo("invalid-request");
        assertThat(problem(patch(briefing, someone, Map.of("nonsense", 1)), 400))
                .isEqualTo("invalid-request");
        new OwnPoints(api).cancel(briefing);
        assertThat(problem(add(briefing, person("Muộn", null)), 409)).isEqualTo("wrong-status");
        api.anybody()
                .post()
                .uri(path(briefing))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void whoReportsIsHeldForTheTime() {
        var request = aBriefing();
        var mail = "lan-" + UUID.randomUUID() + "@a.example";
        var first = briefing(request);
        var second = api.schedule(aBriefing()
                .on(request.start().toLocalDate())
                .at("09:00", "10:00")
                .atPoints(new OwnPoints(api).aPoint())
                .published()
                .body());
        var added = api.read(add(first, presenter(mail)).expectStatus().isCreated());
        var clash = api.read(add(second, Map.of("name", "Đỗ Thị Lan", "email", mail, "role", "PRESENTER"))
                .expectStatus()
                .isEqualTo(409));
        assertThat(clash.path("type").asString()).endsWith("schedule-conflict");
        assertThat(clash.at("/conflicts/0/person").asString()).isEqualTo(mail);
        assertThat(clash.at("/conflicts/0/heldBy/id").asString()).isEqualTo(id(first));
        patch(first, added, Map.of("role", "DELEGATE")).expectStatus().isOk();
        var there = api.read(add(second, Map.of("name", "Đỗ Thị Lan", "email", mail, "role", "PRESENTER"))
                .expectStatus()
                .isCreated());
        patch(first, added, Map.of("role", "PRESENTER")).expectStatus().isEqualTo(409);
        api.admin()
                .delete()
                .uri(path(second) + "/" + text(there))
                .exchange()
                .expectStatus()
                .isNoContent();
        patch(first, added, Map.of("role", "PRESENTER")).expectStatus().isOk();
    }

    @Test
    void aRaceForAPresenterHasOneWinner() {
        var request = aBriefing();
        var mail = "lan-" + UUID.randomUUID() + "@a.example";
        var briefings = List.of(point, other).stream()
                .map(code -> api.schedule(aBriefing()
                        .on(request.start().toLocalDate())
                        .atPoints(code)
                        .published()
                        .body()))
                .map(b -> new BriefingId(UUID.fromString(id(b))))
                .toList();
        var form = new DelegateForm("Đỗ Thị Lan", null, mail, null, null, DelegateRole.PRESENTER);
        var outcomes = race(16, n -> delegates.add(briefings.get(n % 2), List.of(form), secretary()));
        assertThat(outcomes.stream().filter("done"::equals)).hasSize(1);
        assertThat(outcomes).isSubsetOf("done", "schedule-conflict", "already-named");
    }

    @Test
    void aRaceFillsTheQuotaAndDoesNotExceedIt() {
        var briefing = new BriefingId(UUID.fromString(id(briefing(aBriefing()))));
        var outcomes = race(16, n -> delegates.add(briefing, List.of(form(n)), ofPoint()));
        assertThat(outcomes.stream().filter("done"::equals)).hasSize(4);
        assertThat(outcomes.stream().filter("quota-exceeded"::equals)).hasSize(12);
        assertThat(invariants.count(
                        "select count(*) from roster.delegate where expected and briefing = '" + briefing + "'"))
                .isEqualTo(4);
    }

    @Test
    void aListIsTakenAsAWholeOrNotAtAll() {
        var briefing = new BriefingId(UUID.fromString(id(briefing(aBriefing()))));
        assertThat(race(
                        1,
                        _ -> delegates.add(briefing, List.of(form(1), form(2), form(3), form(4), form(5)), ofPoint())))
                .containsExactly("quota-exceeded");
        assertThat(race(1, _ -> delegates.add(briefing, List.of(form(1), form(1)), ofPoint())))
                .containsExactly("already-named");
        assertThat(api.get("/api/v1/briefings/{id}/delegates", briefing).get("items"))
                .isEmpty();
        assertThat(race(1, _ -> delegates.add(briefing, List.of(form(1), form(2), form(3), form(4)), ofPoint())))
                .containsExactly("done");
    }

    @Test
    void aPointIsBoundByTheDeadlineAndToItself() {
        var request = aBriefing();
        var briefing = new BriefingId(UUID.fromString(id(briefing(request))));
        var theirs = Objects.requireNonNull(
                delegates.add(briefing, List.of(form(7).at(other)), secretary()).block());
        var id = theirs.getFirst().id();
        assertThat(race(1, _ -> delegates.remove(briefing, id, ofPoint()))).containsExactly("not-found");
        assertThat(race(1, _ -> delegates.change(briefing, id, form -> form, ofPoint())))
                .containsExactly("not-found");
        var led = new DelegateForm("A", null, null, null, null, DelegateRole.PRESENTER);
        assertThat(race(1, _ -> delegates.add(briefing, List.of(led), ofPoint())))
                .containsExactly("invalid-request");
        var mine = Objects.requireNonNull(
                delegates.add(briefing, List.of(form(1).at(other)), ofPoint()).block());
        assertThat(mine.getFirst().point()).isEqualTo(point);
        clock.setTo(request.start().toInstant().minusSeconds(15 * 60));
        assertThat(race(1, _ -> delegates.add(briefing, List.of(form(2)), ofPoint())))
                .containsExactly("roster-closed");
        assertThat(race(1, _ -> delegates.remove(briefing, mine.getFirst().id(), ofPoint())))
                .containsExactly("roster-closed");
    }

    private interface Attempt {
        Mono<?> by(int n);
    }

    /** What came of so many at once: "done", or the problem's slug. */
    private static List<String> race(int many, Attempt attempt) {
        return Objects.requireNonNull(Flux.range(0, many)
                .flatMap(
                        n -> attempt.by(n)
                                .thenReturn("done")
                                .onErrorResume(
                                        ProblemException.class,
                                        refusal -> Mono.just(refusal.problem().slug())),
                        many)
                .collectList()
                .block());
    }

    private static DelegateForm form(int n) {
        return new DelegateForm("Người " + n, "Chuyên viên", "n" + n + "@a.example", null, null, null);
    }

    private Mandate ofPoint() {
        return Mandate.ofPoint(new Actor("link:test"), point);
    }

    private static Mandate secretary() {
        return Mandate.ofSecretary(new Actor("admin"));
    }

    private JsonNode briefing(BriefingRequest request) {
        return api.schedule(request.atPoints(point, other).published().body());
    }

    private Map<String, Object> person(String name, @Nullable String mail) {
        return mail == null
                ? Map.of("name", name, "point", point)
                : Map.of("name", name, "email", mail, "point", point);
    }

    private Map<String, Object> presenter(String mail) {
        return Map.of("name", "Đỗ Thị Lan", "email", mail, "point", point, "role", "PRESENTER");
    }

    private WebTestClient.ResponseSpec add(JsonNode briefing, Map<String, Object> person) {
        return api.post(path(briefing), person);
    }

    private WebTestClient.ResponseSpec patch(JsonNode briefing, JsonNode delegate, Map<String, Object> changes) {
        return api.admin()
                .patch()
                .uri(path(briefing) + "/" + text(delegate))
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .bodyValue(changes)
                .exchange();
    }

    private String problem(WebTestClient.ResponseSpec answer, int status) {
        var type =
                api.read(answer.expectStatus().isEqualTo(status)).path("type").asString();
        return type.substring(type.lastIndexOf(':') + 1);
    }

    private static String path(JsonNode briefing) {
        return "/api/v1/briefings/" + id(briefing) + "/delegates";
    }

    private static String id(JsonNode briefing) {
        return briefing.get("id").asString();
    }

    private static String text(JsonNode delegate) {
        return delegate.get("id").asString();
    }
}
