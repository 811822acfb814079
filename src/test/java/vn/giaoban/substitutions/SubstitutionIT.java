package vn.giaoban.substitutions;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.giaoban.roster.Roster;
import vn.giaoban.support.Api;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.TestClock;

/** Another person for a delegate, over HTTP. */
@IntegrationTest
class SubstitutionIT {

    private static final String BINH = "Trần Thị Bình";
    private static final String CUONG = "Lê Văn Cường";

    @Autowired
    private Api api;

    @Autowired
    private Roster roster;

    @Autowired
    private TestClock clock;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Invariants invariants;

    private House house;

    @BeforeEach
    void enter() {
        house = new House(api, roster);
    }

    @AfterEach
    void leave() {
        clock.reset();
        invariants.hold();
    }

    @Test
    void anApprovalPassesTheSeatOnAndKillsTheOldLinkAtOnce() {
        var briefing = api.schedule(house.request().body());
        var before = house.delegate(briefing, BINH);
        var id = before.get("id").asString();
        var oldPage = house.pageOf(briefing, id);
        assertThat(house.status(oldPage)).isEqualTo(200);

        var asked = house.ask(briefing, id, House.form("Đỗ Văn Em", "em@badinh.example"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        assertThat(asked.json().at("/status").asString()).isEqualTo("PENDING");
        assertThat(asked.json().at("/delegate").asString()).isEqualTo(id);
        assertThat(asked.json().at("/substitute/name").asString()).isEqualTo("Đỗ Văn Em");
        assertThat(asked.json().at("/reason").asString()).isEqualTo("Đi công tác đột xuất");
        assertThat(asked.json().at("/askedBy").asString()).isEqualTo("admin");
        assertThat(asked.json().at("/chairAsked").asBoolean()).isTrue();
        assertThat(asked.json().at("/decidedAt").isNull()).isTrue();
        assertThat(house.names(briefing)).contains(BINH).doesNotContain("Đỗ Văn Em");
        assertThat(house.status(oldPage)).isEqualTo(200);

        var done = house.decide(briefing, id, "approve").ok().json();
        assertThat(done.at("/status").asString()).isEqualTo("APPROVED");
        assertThat(done.at("/decidedBy").asString()).isEqualTo("admin");
        assertThat(done.at("/decidedAt").isNull()).isFalse();
        var now = house.delegate(briefing, "Đỗ Văn Em");
        assertThat(now.get("id")).isEqualTo(done.get("successor"));
        assertThat(now.get("substituteFor").asString()).isEqualTo(id);
        assertThat(now.get("point")).isEqualTo(before.get("point"));
        assertThat(now.get("role")).isEqualTo(before.get("role"));
        assertThat(now.get("response").asString()).isEqualTo("PENDING");
        assertThat(house.names(briefing)).hasSize(4).doesNotContain(BINH);
        assertThat(house.status(oldPage)).isEqualTo(410);
        assertThat(house.status(oldPage + "/enter")).isEqualTo(410);
        assertThat(house.status(house.pageOf(briefing, now.get("id").asString())))
                .isEqualTo(200);
        assertThat(house.read(briefing, id).ok().json()).isEqualTo(done);
        assertThat(audit(briefing, "substitute")).isOne();
        house.decide(briefing, id, "approve").refused(409, "substitution-decided");
        house.decide(briefing, id, "reject").refused(409, "substitution-decided");
        house.decide(briefing, id, "withdraw").refused(409, "substitution-decided");
        house.ask(briefing, id, House.form("Ai Đó", null)).refused(404, "not-found");
    }

    @Test
    void whoCameInSomebodysPlaceCanBeReplacedToo() {
        var briefing = api.schedule(house.request().body());
        var first = house.idOf(briefing, BINH);
        house.ask(briefing, first, House.form("Người thứ hai", null)).ok();
        var second = house.decide(briefing, first, "approve")
                .ok()
                .json()
                .get("successor")
                .asString();
        house.ask(briefing, second, House.form("Người thứ ba", null)).ok();
        house.decide(briefing, second, "approve").ok();
        assertThat(house.delegate(briefing, "Người thứ ba").get("substituteFor").asString())
                .isEqualTo(second);
        assertThat(house.names(briefing)).hasSize(4);
    }

    @Test
    void aRejectionChangesNothingAndAnotherMayBeAskedFor() {
        var briefing = api.schedule(house.request().body());
        var id = house.idOf(briefing, BINH);
        house.ask(briefing, id, House.form("Đỗ Văn Em", null)).ok();
        house.ask(briefing, id, House.form("Người khác", null)).refused(409, "substitution-pending");
        var rejected = house.reject(briefing, id, "Cần đúng người").ok().json();
        assertThat(rejected.at("/status").asString()).isEqualTo("REJECTED");
        assertThat(rejected.at("/decisionReason").asString()).isEqualTo("Cần đúng người");
        assertThat(house.names(briefing)).contains(BINH);
        house.ask(briefing, id, House.form("Người khác", null)).ok();
        assertThat(house.decide(briefing, id, "withdraw")
                        .ok()
                        .json()
                        .at("/status")
                        .asString())
                .isEqualTo("WITHDRAWN");
        assertThat(house.status(house.pageOf(briefing, id))).isEqualTo(200);
    }

    @Test
    void whatMakesNoSenseIsRefusedWithItsReason() {
        var briefing = api.schedule(house.request().body());
        var id = house.idOf(briefing, BINH);
        house.ask(briefing, house.idOf(briefing, "Nguyễn Văn An"), House.form("Ai Đó", "ai@do.example"))
                .refused(422, "chair-substitution");
        house.ask(briefing, UUID.randomUUID().toString(), House.form("Ai Đó", null))
                .refused(404, "not-found");
        house.ask(briefing, "x", House.form("Ai Đó", null)).refused(404, "not-found");
        house.read(briefing, id).refused(404, "not-found");
        house.decide(briefing, id, "approve").refused(404, "not-found");
        house.ask(briefing, id, Map.of("reason", "x")).invalidAt("/substitute");
        house.ask(briefing, id, Map.of("substitute", Map.of("name", " "), "reason", "x"))
                .invalidAt("/substitute/name");
        house.ask(briefing, id, Map.of("substitute", Map.of("name", "A\u202eB"), "reason", "x"))
                .invalidAt("/substitute/name");
        house.ask(briefing, id, Map.of("substitute", Map.of("name", "A", "email", "no mail"), "reason", "x"))
                .invalidAt("/substitute/email");
        house.ask(briefing, id, Map.of("substitute", Map.of("name", "A"))).invalidAt("/reason");
        house.ask(briefing, id, "{").refused(400, "invalid-request");
        house.ask(briefing, id, "[]").refused(400, "invalid-request");
        house.ask(briefing, id, Map.of("substitute", Map.of("name", "A"), "reason", "x", "colour", "red"))
                .refused(400, "invalid-request");
        var cuong = house.delegate(briefing, CUONG).get("email").asString();
        house.ask(briefing, id, House.form("Lê Văn Cường", cuong.toUpperCase(java.util.Locale.ROOT)))
                .refused(422, "already-expected");
        var byName = house.idOf(briefing, "Phạm Thị Dung");
        house.ask(briefing, byName, House.form("Không địa chỉ", null)).invalidAt("/substitute/email");
        house.ask(
                        briefing,
                        byName,
                        Map.of("substitute", Map.of("name", "Có điện thoại", "phone", "0912345678"), "reason", "Ốm"))
                .ok();
        assertThat(HttpCall.by(api, "POST", House.pathOf(briefing, byName) + "/approve")
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aBriefingThatIsOverKeepsItsDelegates() throws InterruptedException {
        var request = house.request();
        var briefing = api.schedule(request.body());
        var id = house.idOf(briefing, BINH);
        house.ask(briefing, id, House.form("Đỗ Văn Em", null)).ok();
        clock.setTo(request.start().toInstant().plusSeconds(60));
        house.ask(briefing, house.idOf(briefing, CUONG), House.form("Phút chót", null))
                .ok();
        clock.setTo(request.end().toInstant());
        // the job that writes down what time has brought may have taken it back already
        var late = house.decide(briefing, id, "approve");
        assertThat(late.status()).as(late.body()).isEqualTo(409);
        assertThat(late.body()).containsAnyOf("wrong-status", "substitution-decided");
        house.ask(briefing, house.idOf(briefing, "Phạm Thị Dung"), House.form("Muộn", "muon@x.example"))
                .refused(409, "wrong-status");
        clock.reset();

        var other = api.schedule(house.request().body());
        var asked = house.idOf(other, BINH);
        house.ask(other, asked, House.form("Đỗ Văn Em", null)).ok();
        new Deliveries(api, database).cancel(other);
        house.ask(other, asked, House.form("Ai Đó", null)).refused(409, "wrong-status");
        eventually(() -> statusOf(other, asked).equals("WITHDRAWN"));
        house.decide(other, asked, "approve").refused(409, "substitution-decided");
    }

    @Test
    void whatWaitsForADelegateWhoIsDroppedIsTakenBack() throws InterruptedException {
        var briefing = api.schedule(house.request()
                .atPoints("Q-BA-DINH", "Q-TAY-HO")
                .with("host", "Q-TAY-HO")
                .body());
        var id = house.idOf(briefing, BINH);
        house.ask(briefing, id, House.form("Đỗ Văn Em", null)).ok();
        new Deliveries(api, database).change(briefing, Map.of("points", List.of(Map.of("code", "Q-TAY-HO"))));
        var late = house.decide(briefing, id, "approve");
        assertThat(late.status()).as(late.body()).isEqualTo(409);
        assertThat(late.body()).containsAnyOf("delegate-dropped", "substitution-decided");
        eventually(() -> statusOf(briefing, id).equals("WITHDRAWN"));
        assertThat(house.read(briefing, id).json().at("/decidedBy").asString()).isEqualTo("system");
    }

    @Test
    void aPresentersReservationChangesHandsAndMovesWithTheBriefing() {
        var own = UUID.randomUUID();
        var request = house.request();
        var briefing = api.schedule(request.body());
        var id = house.idOf(briefing, CUONG);
        var cuong = house.delegate(briefing, CUONG).get("email").asString();
        var busy = "busy-" + own + "@badinh.example";
        var elsewhere = aBriefing()
                .on(request.start().toLocalDate())
                .at("09:00", "10:00")
                .atPoints("Q-TAY-HO")
                .chairedBy("Người bận", busy)
                .body();
        var other = api.schedule(elsewhere);
        house.ask(briefing, id, House.form("Người bận", busy)).ok();
        var conflict = house.decide(briefing, id, "approve").refused(409, "schedule-conflict");
        assertThat(conflict.json().at("/conflicts/0/person").asString()).isEqualTo(busy);
        assertThat(conflict.json().at("/conflicts/0/heldBy/id")).isEqualTo(other.get("id"));
        assertThat(statusOf(briefing, id)).isEqualTo("PENDING");
        assertThat(people(briefing)).contains(cuong).doesNotContain(busy);
        house.reject(briefing, id, "Bận").ok();

        var free = "free-" + own + "@badinh.example";
        house.ask(briefing, id, House.form("Người rảnh", free)).ok();
        var deliveries = new Deliveries(api, database);
        deliveries.change(
                briefing,
                Map.of(
                        "start",
                        request.start().plusHours(3).toString(),
                        "end",
                        request.end().plusHours(3).toString()));
        house.decide(briefing, id, "approve").ok();
        assertThat(people(briefing)).contains(free).doesNotContain(cuong);
        deliveries.change(
                briefing,
                Map.of(
                        "start",
                        request.start().plusHours(4).toString(),
                        "end",
                        request.end().plusHours(4).toString()));
        assertThat(people(briefing)).contains(free).doesNotContain(cuong);
        assertThat(house.names(briefing)).contains("Người rảnh").doesNotContain(CUONG);
        // who gave the seat up is free again at that time
        api.schedule(aBriefing()
                .on(request.start().toLocalDate())
                .at("12:00", "13:00")
                .atPoints("Q-TAY-HO")
                .chairedBy(CUONG, cuong)
                .body());
    }

    private List<String> people(JsonNode briefing) {
        return Objects.requireNonNull(database.sql(
                        "select person from reservations.reservation where holder = :id and active and person is not null")
                .bind("id", UUID.fromString(briefing.get("id").asString()))
                .mapValue(String.class)
                .all()
                .collectList()
                .block());
    }

    private long audit(JsonNode briefing, String action) {
        return invariants.count("select count(*) from audit.entry where entity = 'briefing:"
                + briefing.get("id").asString() + "' and action = '" + action
                + "' and reason is not null and before is not null and after is not null");
    }

    private String statusOf(JsonNode briefing, String delegate) {
        return house.read(briefing, delegate).ok().json().at("/status").asString();
    }

    static void eventually(BooleanSupplier check) throws InterruptedException {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!check.getAsBoolean()) {
            if (System.nanoTime() > until) throw new AssertionError("never came true");
            Thread.sleep(100);
        }
    }

    static Map<Integer, Long> counted(List<Integer> statuses) {
        var counts = new HashMap<Integer, Long>();
        statuses.forEach(status -> counts.merge(status, 1L, Long::sum));
        return counts;
    }
}
