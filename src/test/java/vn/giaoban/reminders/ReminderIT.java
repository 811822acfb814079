package vn.giaoban.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.giaoban.support.BriefingRequest.aBriefing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobDataMap;
import org.quartz.JobKey;
import org.quartz.SchedulerException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.support.Api;
import vn.giaoban.support.Deliveries;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.OwnPoints;
import vn.giaoban.support.TestClock;

/** Who is reminded when, once, wherever triggers are lost, fire twice, or come late. */
@IntegrationTest
@TestPropertySource(properties = "giaoban.invitations.digest=PT1S")
class ReminderIT {

    @Autowired
    private Api api;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Reminders reminders;

    @Autowired
    private org.quartz.Scheduler quartz;

    @Autowired
    private TestClock clock;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(30));
    private OwnPoints points;
    private String host;
    private String other;

    @BeforeEach
    void twoPoints() {
        points = new OwnPoints(api);
        host = points.aPoint();
        other = points.aPoint();
    }

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    @Test
    void eachTimeRemindsOnceAllWhoDidNotDecline() {
        var briefing = published("Nhắc một lần", "P1D", "PT30M");
        decline(briefing, other);
        clock.setTo(start.minus(Duration.ofDays(1)).plusSeconds(1));
        // two instances, a trigger that fires twice, and the sweep
        Flux.range(0, 8)
                .flatMap(n -> n % 2 == 0 ? reminders.tellDue(id(briefing)) : reminders.sweep())
                .blockLast();
        assertThat(told(briefing)).containsExactlyInAnyOrder("SENT POINT:" + host, "SENT delegate");
        clock.setTo(start.minus(Duration.ofMinutes(30)));
        reminders.sweep().block();
        reminders.sweep().block();
        assertThat(told(briefing))
                .containsExactlyInAnyOrder(
                        "SENT POINT:" + host, "SENT delegate", "SENT POINT:" + host, "SENT delegate");
        assertThat(armed(briefing)).isZero();
    }

    @Test
    void aNewTitleRemindsNobodyTwiceAndANewTimeRemindsAgain() {
        var briefing = published("Dời họp", "P1D");
        clock.setTo(start.minus(Duration.ofDays(1)).plusSeconds(1));
        reminders.sweep().block();
        assertThat(told(briefing)).hasSize(3);
        points.change(briefing, Map.of("title", "Dời họp (tên mới)"));
        settled(briefing);
        reminders.sweep().block();
        assertThat(told(briefing)).hasSize(3);
        points.change(briefing, times(start.plus(Duration.ofHours(2))));
        settled(briefing);
        reminders.sweep().block();
        assertThat(told(briefing)).hasSize(3);
        clock.setTo(start.minus(Duration.ofHours(22)).plusSeconds(1));
        reminders.sweep().block();
        assertThat(told(briefing)).hasSize(6).allMatch(line -> line.startsWith("SENT"));
    }

    @Test
    void afterAllWereDownTheLastOneStillOfUseGoesOutAndTheOthersAreSeenToBeMissed() {
        var briefing = published("Mất điện", "PT1H", "PT30M", "PT5M");
        // down from 70 to 20 minutes before the start
        clock.setTo(start.minus(Duration.ofMinutes(20)));
        reminders.sweep().block();
        assertThat(told(briefing))
                .containsExactlyInAnyOrder(
                        "MISSED POINT:" + host,
                        "MISSED POINT:" + other,
                        "MISSED delegate",
                        "SENT POINT:" + host,
                        "SENT POINT:" + other,
                        "SENT delegate");
        assertThat(reasons(briefing)).containsOnly(ReminderPolicy.OVERTAKEN);
        clock.setTo(start.plusSeconds(60));
        reminders.sweep().block();
        assertThat(told(briefing)).hasSize(9);
        assertThat(reasons(briefing)).contains(ReminderPolicy.TOO_LATE);
        assertThat(armed(briefing)).isZero();
    }

    @Test
    void oneTriggerForEachTimeFollowsThePlan() throws SchedulerException {
        var briefing = published("Theo lịch", "P1D", "PT30M");
        awaitTrigger(briefing, "PT24H", start.minus(Duration.ofDays(1)));
        awaitTrigger(briefing, "PT30M", start.minus(Duration.ofMinutes(30)));
        var later = start.plus(Duration.ofHours(1));
        points.change(briefing, times(later));
        awaitTrigger(briefing, "PT24H", later.minus(Duration.ofDays(1)));
        awaitTrigger(briefing, "PT30M", later.minus(Duration.ofMinutes(30)));
        points.change(briefing, Map.of("reminders", List.of("PT30M")));
        awaitTrigger(briefing, "PT24H", null);
        points.cancel(briefing);
        awaitTrigger(briefing, "PT30M", null);
        assertThat(armed(briefing)).isZero();
    }

    @Test
    void aTriggerFiresByItselfAndOnceMoreByHandWithoutHarm() throws SchedulerException {
        var seconds = Duration.between(Instant.now(), start).toSeconds() - 6;
        var briefing = published("Tự nhắc", "PT" + seconds + "S");
        await(() -> told(briefing).size() == 3);
        quartz.triggerJob(
                JobKey.jobKey("reminder"),
                new JobDataMap(Map.of(ReminderJob.BRIEFING, briefing.get("id").asString())));
        Mono.delay(Duration.ofSeconds(1)).block();
        assertThat(told(briefing)).hasSize(3).allMatch(line -> line.startsWith("SENT"));
    }

    @Test
    void whatIsCalledOffOrOnlyJustToldRemindsNobody() {
        var briefing = published("Huỷ rồi", "P1D", "P2D");
        // two days before has passed: the invitation that goes out now says the same
        reminders.sweep().block();
        assertThat(told(briefing)).isEmpty();
        points.cancel(briefing);
        settled(briefing);
        clock.setTo(start.minus(Duration.ofDays(1)).plusSeconds(1));
        reminders.sweep().block();
        assertThat(told(briefing)).isEmpty();
    }

    private JsonNode published(String title, String... before) {
        var request = aBriefing()
                .titled(title)
                .atPoints(host, other)
                .with("reminders", List.of(before))
                .with("delegates", List.of(Map.of("name", "Trần Thị Bình", "email", UUID.randomUUID() + "@a.example")));
        times(start).forEach(request::with);
        var briefing = api.schedule(request.published().body());
        settled(briefing);
        return briefing;
    }

    private static Map<String, Object> times(Instant from) {
        return Map.of("start", from.toString(), "end", from.plusSeconds(3600).toString());
    }

    private void decline(JsonNode briefing, String point) {
        api.admin()
                .put()
                .uri(
                        "/api/v1/briefings/{id}/points/{code}/response",
                        briefing.get("id").asString(),
                        point)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("response", "DECLINED", "reason", "Trùng lịch"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private JsonNode settled(JsonNode briefing) {
        return new Deliveries(api, database).settled(briefing);
    }

    /** State and recipient of each reminder. */
    private List<String> told(JsonNode briefing) {
        return reminders(briefing).stream()
                .map(item -> item.get("state").asString() + " "
                        + (item.get("recipient").asString().startsWith("POINT:")
                                ? item.get("recipient").asString()
                                : "delegate"))
                .toList();
    }

    private List<String> reasons(JsonNode briefing) {
        return reminders(briefing).stream()
                .filter(item -> item.get("state").asString().equals("MISSED"))
                .map(item -> item.get("detail").asString())
                .toList();
    }

    private List<JsonNode> reminders(JsonNode briefing) {
        return settled(briefing)
                .get("items")
                .valueStream()
                .filter(item -> item.get("kind").asString().equals("REMINDER"))
                .toList();
    }

    private long armed(JsonNode briefing) {
        return Objects.requireNonNull(
                database.sql("select count(*) from reminders.reminder where state = 'ARMED' and briefing = :id")
                        .bind("id", id(briefing).value())
                        .mapValue(Long.class)
                        .one()
                        .block());
    }

    private void awaitTrigger(JsonNode briefing, String before, @Nullable Instant at) throws SchedulerException {
        var key = ReminderTriggers.keyOf(new Reminder(id(briefing), start, Duration.parse(before)));
        await(() -> {
            try {
                var trigger = quartz.getTrigger(key);
                return at == null
                        ? trigger == null
                        : trigger != null && at.equals(trigger.getNextFireTime().toInstant());
            } catch (SchedulerException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        var until = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            Mono.delay(Duration.ofMillis(200)).block();
        }
    }

    private static BriefingId id(JsonNode briefing) {
        return new BriefingId(UUID.fromString(briefing.get("id").asString()));
    }
}
