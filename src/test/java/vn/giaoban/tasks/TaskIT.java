package vn.giaoban.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;
import static vn.giaoban.support.BriefingRequest.aFreeDay;
import static vn.giaoban.support.OwnPoints.bestEffort;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;

/** What is left to do for a briefing that could not have all its rooms. */
@IntegrationTest
class TaskIT {

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Tasks tasks;

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
    void everyMissingRoomIsATask() {
        clock.reset();
        invariants.hold();
    }

    @Test
    void aPointWithoutARoomHasToFindOne() {
        var briefing = waiting(aFreeDay());
        assertThat(tasksOf(briefing, host)).isEmpty();
        assertThat(tasksOf(briefing, full)).containsExactly("ROOM OPEN");
        var task = points.point(briefing, full).at("/tasks/0");
        assertThat(task.get("due").asString()).isEqualTo(briefing.get("start").asString());
        var listed = api.get("/api/v1/tasks?point={point}&kind=ROOM&status=OPEN", full);
        assertThat(listed.get("items")).hasSize(1);
        assertThat(listed.at("/items/0/id")).isEqualTo(task.get("id"));
        assertThat(listed.at("/items/0/point").asString()).isEqualTo(full);
        assertThat(listed.at("/items/0/briefing")).isEqualTo(briefing.get("id"));
        assertThat(listed.get("next").isNull()).isTrue();
    }

    @Test
    void isDoneWhenThePlanFindsARoom() {
        var day = aFreeDay();
        var briefing = waiting(day);
        points.change(briefing, Map.of("start", day + "T14:00:00+07:00", "end", day + "T15:00:00+07:00"));
        assertThat(points.room(briefing, full)).isEqualTo(full + "/P1");
        assertThat(tasksOf(briefing, full)).containsExactly("ROOM DONE");
        points.change(briefing, Map.of("start", day + "T08:00:00+07:00", "end", day + "T09:00:00+07:00"));
        assertThat(tasksOf(briefing, full)).containsExactlyInAnyOrder("ROOM DONE", "ROOM OPEN");
    }

    @Test
    void movesWithTheBriefing() {
        var day = aFreeDay();
        var briefing = waiting(day);
        points.change(briefing, Map.of("start", day + "T09:00:00+07:00"));
        assertThat(points.point(briefing, full).at("/tasks/0/due").asString()).isEqualTo(day + "T09:00:00+07:00");
        assertThat(tasksOf(briefing, full)).containsExactly("ROOM OPEN");
    }

    @Test
    void isClosedWithItsPointOrItsBriefing() {
        var dropped = waiting(aFreeDay());
        points.change(dropped, Map.of("points", List.of(Map.of("code", host))));
        var cancelled = waiting(aFreeDay());
        points.cancel(cancelled);
        var items = api.get("/api/v1/tasks?point={point}", full).get("items");
        assertThat(items.valueStream().map(item -> item.get("status").asString()))
                .containsExactly("CLOSED", "CLOSED");
    }

    @Test
    void isClosedWhenTheBriefingBegins() throws SchedulerException {
        var start = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(8);
        var soon = Map.<String, Object>of(
                "start", start.toString(), "end", start.plusSeconds(600).toString());
        api.schedule(at(aBriefing().atPoints(full), soon).body());
        var briefing = api.schedule(
                at(bestEffort(aBriefing(), host, full), soon).published().body());
        assertThat(tasksOf(briefing, full)).containsExactly("ROOM OPEN");
        var closed = "select count(*) from tasks.task where status = 'CLOSED' and briefing = '"
                + Deliveries.id(briefing) + "'";
        clock.setTo(start.plusSeconds(1));
        scheduler.triggerJob(JobKey.jobKey("briefing-life"));
        await(closed);
        assertThat(tasksOf(briefing, full)).containsExactly("ROOM CLOSED");
    }

    @Test
    void thePointIsRemindedTheDayBeforeAndOnce() {
        var start = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(21));
        var tomorrow = Map.<String, Object>of(
                "start", start.toString(), "end", start.plusSeconds(3600).toString());
        api.schedule(at(aBriefing().atPoints(full), tomorrow).body());
        var briefing = api.schedule(at(bestEffort(aBriefing().titled("Còn thiếu phòng"), host, full), tomorrow)
                .body());
        tasks.remind().block();
        assertThat(told(briefing)).as("a draft is nobody's business yet").isZero();
        points.publish(briefing);
        Flux.range(0, 8).flatMap(_ -> tasks.remind()).blockLast();
        var deliveries = new Deliveries(api, database);
        deliveries.settled(briefing);
        tasks.remind().block();
        var messages = deliveries.settled(briefing).get("items");
        assertThat(messages.valueStream()
                        .map(m -> m.get("kind").asString() + " "
                                + m.get("recipient").asString() + " "
                                + m.get("state").asString()))
                .containsExactlyInAnyOrder(
                        "REQUEST POINT:" + host + " SENT",
                        "REQUEST POINT:" + full + " SENT",
                        "REMINDER POINT:" + full + " SENT");
        assertThat(told(briefing)).isOne();
        // the reminder is no invitation: what is told next is an update of the invitation
        points.change(briefing, Map.of("title", "Đổi tên"));
        await("select count(*) from invitations.issue where version = 3 and briefing = '" + Deliveries.id(briefing)
                + "'");
        assertThat(deliveries.items(briefing, "QUEUED").stream()
                        .map(m -> m.get("kind").asString() + " "
                                + m.get("recipient").asString()))
                .containsExactlyInAnyOrder("REQUEST POINT:" + host, "REQUEST POINT:" + full);
        assertThat(invariants.count(
                        "select count(*) from invitations.message where first and version = 3 and briefing = '"
                                + Deliveries.id(briefing) + "'"))
                .isZero();
    }

    @Test
    void aListIsReadPageByPageAndRefusesWhatItDoesNotKnow() {
        var day = aFreeDay();
        for (var hour = 10; hour < 13; hour++) {
            api.schedule(aBriefing()
                    .on(day)
                    .at(hour + ":00", hour + ":30")
                    .atPoints(full)
                    .body());
            api.schedule(bestEffort(aBriefing().on(day).at(hour + ":00", hour + ":30"), host, full)
                    .body());
        }
        var seen = new ArrayList<String>();
        var path = "/api/v1/tasks?limit=1&point=" + full;
        for (var page = api.get(path);
                ;
                page = api.get(path + "&cursor=" + page.get("next").asString())) {
            page.get("items").forEach(item -> seen.add(item.get("due").asString()));
            if (page.get("next").isNull()) break;
        }
        assertThat(seen).hasSize(3).isSorted().doesNotHaveDuplicates();
        for (var bad : List.of("kind=SLEEP", "status=LATE", "limit=0", "cursor=x"))
            api.admin()
                    .get()
                    .uri("/api/v1/tasks?" + bad)
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        api.anybody().get().uri("/api/v1/tasks").exchange().expectStatus().isUnauthorized();
    }

    /** A briefing whose optional point is full. */
    private JsonNode waiting(LocalDate day) {
        api.schedule(aBriefing().on(day).atPoints(full).body());
        return api.schedule(bestEffort(aBriefing().on(day), host, full).body());
    }

    private static BriefingRequest at(BriefingRequest request, Map<String, Object> times) {
        times.forEach(request::with);
        return request;
    }

    private List<String> tasksOf(JsonNode briefing, String code) {
        return points.point(briefing, code)
                .get("tasks")
                .valueStream()
                .map(t -> t.get("kind").asString() + " " + t.get("status").asString())
                .toList();
    }

    private void await(String count) {
        var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (invariants.count(count) == 0) {
            assertThat(System.nanoTime()).as(count).isLessThan(until);
            Mono.delay(Duration.ofMillis(200)).block();
        }
    }

    private long told(JsonNode briefing) {
        return invariants.count("select count(*) from tasks.task where told_at is not null and briefing = '"
                + Deliveries.id(briefing) + "'");
    }
}
