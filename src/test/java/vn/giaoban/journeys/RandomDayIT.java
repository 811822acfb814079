package vn.giaoban.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.support.Answer;
import vn.giaoban.support.Api;
import vn.giaoban.support.BriefingRequest;
import vn.giaoban.support.HttpCall;
import vn.giaoban.support.IntegrationTest;
import vn.giaoban.support.Invariants;
import vn.giaoban.support.OwnPoints;

/**
 * Six secretaries who book, move, drop, displace, call off, hold and let go at random, all on one day at the same few points: whatever they
 * do, nothing is booked twice, nothing is left behind, and nobody waits for a room that is free.
 */
@IntegrationTest
class RandomDayIT {

    private static final int SECRETARIES = 6;
    private static final int STEPS = 25;
    private static final List<String> PRIORITIES = List.of("ROUTINE", "ROUTINE", "IMPORTANT", "URGENT");

    @Autowired
    private Api api;

    @Autowired
    private Invariants invariants;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Scheduler jobs;

    /** Nineteen days that are always the same, and a new one. */
    static Stream<Long> seeds() {
        return Stream.concat(
                LongStream.rangeClosed(1, 19).boxed(),
                Stream.of(ThreadLocalRandom.current().nextLong()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsBookedTwiceLeftBehindOrMissed(long seed) throws Exception {
        var own = new OwnPoints(api);
        var points = List.of(own.aPoint(), own.aPoint(), own.aPoint());
        var day =
                new Day(BriefingRequest.aFreeDay(), points, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        var statuses = new ConcurrentHashMap<Integer, Integer>();
        try (var threads = Executors.newFixedThreadPool(SECRETARIES)) {
            var work = IntStream.range(0, SECRETARIES)
                    .mapToObj(i -> threads.submit(() -> work(day, new Random(seed * 31 + i), statuses)))
                    .toList();
            for (var each : work) each.get();
        }
        expire("true");
        sweep();
        invariants.hold();
        assertThat(missed(points))
                .as("rooms that are free while somebody waits, seed " + seed)
                .isZero();
        assertThat(statuses.keySet())
                .as("answers, seed " + seed)
                .isSubsetOf(200, 201, 204, 400, 404, 409, 412, 422, 503);
        assertThat(statuses.getOrDefault(503, 0)).as("too busy, seed " + seed).isLessThan(SECRETARIES * STEPS / 10);
        assertThat(statuses.get(201)).as("made, seed " + seed).isGreaterThan(SECRETARIES);
    }

    /** What all know of the day. */
    private record Day(LocalDate date, List<String> points, List<String> briefings, List<String> holds) {

        String at(int quarter) {
            return date.atTime(8, 0).plusMinutes(15L * quarter) + ":00+07:00";
        }
    }

    private void work(Day day, Random random, Map<Integer, Integer> statuses) {
        for (var step = 0; step < STEPS; step++) {
            var answer = act(day, random);
            if (answer == null) continue;
            if (answer.status() >= 500)
                assertThat(answer.header("Retry-After")).as(answer.body()).isNotNull();
            statuses.merge(answer.status(), 1, Integer::sum);
        }
    }

    private @Nullable Answer act(Day day, Random random) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> create(day, random, false);
            case 4 -> create(day, random, true);
            case 5, 6 -> change(day, random, times(day, random));
            case 7 -> change(day, random, Map.of("points", pointEntries(day, random)));
            case 8, 9 -> cancel(day, random);
            case 10 -> hold(day, random);
            default -> letGo(day, random);
        };
    }

    private Answer create(Day day, Random random, boolean displacing) {
        var body = new HashMap<String, Object>(times(day, random));
        body.put("title", "Ngày bất kỳ");
        body.put("points", pointEntries(day, random));
        body.put("policy", random.nextInt(3) == 0 ? "ALL_OR_NOTHING" : "BEST_EFFORT");
        body.put("publish", random.nextInt(4) == 0);
        var priority = PRIORITIES.get(random.nextInt(PRIORITIES.size()));
        body.put("priority", displacing && priority.equals("ROUTINE") ? "IMPORTANT" : priority);
        body.put("urgentReason", "Bão");
        if (displacing) body.put("displace", random.nextInt(5) == 0 ? "PLAN" : true);
        if (random.nextInt(4) == 0 && !day.holds().isEmpty()) body.put("hold", any(day.holds(), random));
        if (random.nextInt(3) == 0)
            body.put(
                    "chair",
                    Map.of(
                            "name",
                            "Chủ trì",
                            "email",
                            "chu-tri-" + random.nextInt(2) + day.points().getFirst() + "@hanoi.example"));
        return remember(call("POST", "/api/v1/briefings", body), day.briefings());
    }

    private static Map<String, Object> times(Day day, Random random) {
        var start = random.nextInt(28);
        return Map.of("start", day.at(start), "end", day.at(start + 1 + random.nextInt(8)));
    }

    private static List<Map<String, Object>> pointEntries(Day day, Random random) {
        var entries = new ArrayList<Map<String, Object>>();
        for (var code : day.points()) {
            if (random.nextInt(3) > 0) entries.add(Map.of("code", code, "required", random.nextBoolean()));
        }
        return entries.isEmpty() ? List.of(Map.of("code", day.points().getFirst())) : entries;
    }

    private @Nullable Answer change(Day day, Random random, Map<String, Object> patch) {
        if (day.briefings().isEmpty()) return null;
        return call("PATCH", "/api/v1/briefings/" + any(day.briefings(), random), patch);
    }

    private @Nullable Answer cancel(Day day, Random random) {
        if (day.briefings().isEmpty()) return null;
        return call(
                "POST", "/api/v1/briefings/" + any(day.briefings(), random) + "/cancel", Map.of("reason", "Bất kỳ"));
    }

    private Answer hold(Day day, Random random) {
        var body = new HashMap<String, Object>(times(day, random));
        body.put(
                "points",
                pointEntries(day, random).stream().map(p -> p.get("code")).toList());
        return remember(call("POST", "/api/v1/holds", body), day.holds());
    }

    /** Gives a hold back, or lets it run out. */
    private @Nullable Answer letGo(Day day, Random random) {
        if (day.holds().isEmpty()) return null;
        var hold = any(day.holds(), random);
        if (random.nextBoolean()) return call("DELETE", "/api/v1/holds/" + hold, Map.of());
        expire("h.id = '" + hold + "'");
        return null;
    }

    private void expire(String which) {
        database.sql("""
                        with hold as (update reservations.hold h set expires_at = now()
                                       where h.used_by is null and not h.swept and h.expires_at > now() and %s returning id, expires_at)
                        update reservations.reservation r set expires_at = hold.expires_at from hold where r.holder = hold.id and r.active
                        """.formatted(which)).then().block(Duration.ofSeconds(10));
    }

    private void sweep() throws SchedulerException {
        jobs.triggerJob(JobKey.jobKey("hold-sweep"));
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> invariants.count(
                                "select count(*) from reservations.hold where used_by is null and not swept and expires_at <= now()")
                        == 0);
    }

    /** Open tasks of points that have a room with the seats, free in all of the time. */
    private long missed(List<String> points) {
        return invariants.count("""
                select count(*) from tasks.task t
                  join briefings.briefing b on b.id = t.briefing
                  join briefings.expected_point p on p.briefing = b.id and p.point = t.point
                  join points.room r on r.point = t.point and not r.retired and r.capacity >= p.quota
                 where t.kind = 'ROOM' and t.status = 'OPEN' and t.point in ('%s')
                   and not exists (select 1 from reservations.reservation x
                                    where x.active and x.room = r.id and (x.expires_at is null or x.expires_at > now())
                                      and x.during && tstzrange(b.starts_at, b.ends_at))""".formatted(String.join("', '", points)));
    }

    private static String any(List<String> ids, Random random) {
        return ids.get(random.nextInt(ids.size()));
    }

    private static Answer remember(Answer answer, List<String> ids) {
        if (answer.status() == 201) ids.add(answer.json().get("id").asString());
        return answer;
    }

    private Answer call(String method, String path, Map<String, Object> body) {
        return HttpCall.byAdmin(api, method, path)
                .header("If-Match", "*")
                .json(method, JsonMapper.shared().writeValueAsString(body))
                .send();
    }
}
