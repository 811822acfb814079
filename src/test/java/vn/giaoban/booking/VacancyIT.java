package vn.giaoban.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;
import static vn.giaoban.support.BriefingRequest.aFreeDay;
import static vn.giaoban.support.OwnPoints.bestEffort;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;

/** A room that becomes free goes to who waits for it. */
@IntegrationTest
class VacancyIT {

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TestClock clock;

    @Autowired
    private Scheduler scheduler;

    private OwnPoints points;
    private String host;
    private String full;

    @BeforeEach
    void twoPoints() {
        points = new OwnPoints(api);
        host = points.aPoint();
        full = points.aPoint();
    }

    @AfterEach
    void nothingIsBookedTwice() {
        clock.reset();
        invariants.hold();
    }

    @Test
    void ofABriefingThatIsCalledOffAndThePointIsTold() {
        var day = aFreeDay();
        var first = holder(day);
        var waiting = api.schedule(
                bestEffort(aBriefing().on(day), host, full).published().body());
        var deliveries = new Deliveries(api, database);
        deliveries.settled(waiting);
        assertThat(points.room(waiting, full)).isNull();
        points.cancel(first);
        assertThat(points.room(waiting, full)).isEqualTo(full + "/P1");
        assertThat(points.read(waiting).get("version").asInt()).isEqualTo(2);
        assertThat(points.roomTask(waiting, full)).isEqualTo("DONE");
        await("select count(*) from invitations.issue where version = 2 and briefing = '" + Deliveries.id(waiting)
                + "'");
        // gathered with what else may change before it goes out
        assertThat(deliveries.items(waiting, "QUEUED"))
                .singleElement()
                .satisfies(m -> assertThat(m.get("recipient").asString()).isEqualTo("POINT:" + full));
        assertThat(invariants.count(
                        "select count(*) from audit.entry where action = 'room-found' and entity = 'briefing:"
                                + Deliveries.id(waiting) + "'"))
                .isOne();
    }

    @Test
    void theOlderOfTwoWhoWaitHasItFirst() {
        var day = aFreeDay();
        var first = holder(day);
        var older = api.schedule(bestEffort(aBriefing().on(day), host, full).body());
        var newer = api.schedule(
                bestEffort(aBriefing().on(day), points.aPoint(), full).body());
        points.cancel(first);
        assertThat(points.room(older, full)).isNotNull();
        assertThat(points.room(newer, full)).isNull();
        points.cancel(older);
        assertThat(points.room(newer, full)).isNotNull();
    }

    @Test
    void ofABriefingThatMovesOnceItHasWhatItNeedsItself() {
        var day = aFreeDay();
        var first = holder(day);
        var waiting = api.schedule(bestEffort(aBriefing().on(day), host, full).body());
        points.change(first, Map.of("start", day + "T09:00:00+07:00", "end", day + "T10:00:00+07:00"));
        assertThat(points.room(first, full)).isNotNull();
        assertThat(points.room(waiting, full)).isNull();
        points.change(first, Map.of("start", day + "T09:30:00+07:00", "end", day + "T10:30:00+07:00"));
        assertThat(points.room(waiting, full)).isNotNull();
    }

    @Test
    void ofAPointThatIsDropped() {
        var day = aFreeDay();
        var other = points.aPoint();
        var first = api.schedule(aBriefing().on(day).atPoints(full, other).body());
        var waiting = api.schedule(bestEffort(aBriefing().on(day), host, full).body());
        points.change(first, Map.of("points", List.of(Map.of("code", other))));
        assertThat(points.room(waiting, full)).isNotNull();
    }

    @Test
    void onlyWhenAllOfItsTimeIsFree() {
        var day = aFreeDay();
        var early = api.schedule(
                aBriefing().on(day).at("08:00", "09:00").atPoints(full).body());
        var late = api.schedule(
                aBriefing().on(day).at("11:00", "12:00").atPoints(full).body());
        var waiting = api.schedule(bestEffort(aBriefing().on(day).at("08:30", "11:30"), host, full)
                .with("bufferBefore", "PT45M")
                .body());
        points.cancel(early);
        assertThat(points.room(waiting, full)).isNull();
        points.cancel(late);
        assertThat(points.room(waiting, full)).isNotNull();
    }

    @Test
    void ofADraftThatNobodyPublished() throws SchedulerException {
        var start = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(6);
        api.schedule(aBriefing()
                .with("start", start.toString())
                .with("end", start.plusSeconds(3600).toString())
                .atPoints(full)
                .body());
        var waiting = api.schedule(bestEffort(aBriefing(), host, full)
                .with("start", start.plusSeconds(1800).toString())
                .with("end", start.plusSeconds(5400).toString())
                .body());
        assertThat(points.room(waiting, full)).isNull();
        clock.setTo(start.plusSeconds(1));
        scheduler.triggerJob(JobKey.jobKey("briefing-life"));
        await("select count(*) from briefings.expected_point where room is not null and point = '" + full
                + "' and briefing = '" + Deliveries.id(waiting) + "'");
    }

    @Test
    void ofAHoldThatIsGivenBackOrExpiresOrIsUsedForLess() {
        var given = aFreeDay();
        var hold = hold(given);
        var waiting = api.schedule(bestEffort(aBriefing().on(given), host, full).body());
        assertThat(points.room(waiting, full)).isNull();
        api.admin()
                .delete()
                .uri("/api/v1/holds/{id}", hold)
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(points.room(waiting, full)).isNotNull();

        var expired = aFreeDay();
        hold = hold(expired);
        var patient =
                api.schedule(bestEffort(aBriefing().on(expired), host, full).body());
        database.sql("""
                        with hold as (update reservations.hold set expires_at = now() where id = '%1$s')
                        update reservations.reservation set expires_at = now() where holder = '%1$s' and active""".formatted(hold)).then().block();
        await("select count(*) from briefings.expected_point where room is not null and point = '" + full
                + "' and briefing = '" + Deliveries.id(patient) + "'");

        var used = aFreeDay();
        hold = hold(used);
        var third = api.schedule(bestEffort(aBriefing().on(used), host, full).body());
        api.schedule(aBriefing()
                .on(used)
                .atPoints(points.aPoint())
                .with("hold", hold)
                .body());
        assertThat(points.room(third, full)).isNotNull();
    }

    private JsonNode holder(LocalDate day) {
        return api.schedule(aBriefing().on(day).atPoints(full).body());
    }

    private String hold(LocalDate day) {
        var body = Map.of("points", List.of(full), "start", day + "T08:00:00+07:00", "end", day + "T09:30:00+07:00");
        return api.read(api.post("/api/v1/holds", body).expectStatus().isCreated())
                .get("id")
                .asString();
    }

    private void await(String count) {
        var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (invariants.count(count) == 0) {
            assertThat(System.nanoTime()).as(count).isLessThan(until);
            Mono.delay(Duration.ofMillis(200)).block();
        }
    }
}
