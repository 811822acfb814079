package vn.giaoban.faults;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.giaoban.support.Answer;

/**
 * What people and the conference server do, one step at a time: secretaries who book and publish at points of their own, each slot once; a briefing that is about
 * to begin, to which people come and which they leave.
 */
final class House {

    static final int SECRETARIES = 3;
    private static final int BUSY_POINTS = 30;
    private static final int BUSY_PEOPLE = 500;
    private static final String EVENTS = "/jitsi/events/occupant/";
    private static final Duration SLOT = Duration.ofMinutes(30);

    private final Balancer balancer;
    private final Truth truth;
    private final Instant firstSlot =
            Instant.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.DAYS);
    private final AtomicInteger slots = new AtomicInteger();
    private final AtomicLong visits = new AtomicLong();
    private final Meeting live;
    private volatile @Nullable Meeting busy;
    private int busyMeetings;

    /** Makes its points and the briefing that is about to begin. */
    House(Balancer balancer, Truth truth) {
        this.balancer = balancer;
        this.truth = truth;
        for (var i = 0; i < SECRETARIES; i++) makePoint("SU-CO-" + i);
        live = startMeeting("TRUC-TIEP");
    }

    /**
     * A briefing that is about to begin.
     *
     * @param links the paths of its people's personal links
     */
    private record Meeting(String id, String room, List<String> links) {}

    /** The id of the briefing that people come to. */
    String meeting() {
        return live.id();
    }

    /** Its room. */
    String room() {
        return live.room();
    }

    private void makePoint(String code) {
        ok(balancer.send(Call.put("/api/v1/points/" + code, Map.of("name", "Điểm cầu " + code, "kind", "OTHER"))));
        ok(balancer.send(
                Call.put("/api/v1/points/" + code + "/rooms/P1", Map.of("name", "Phòng họp", "capacity", 10))));
    }

    private Meeting startMeeting(String point) {
        makePoint(point);
        var start = Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(5, ChronoUnit.MINUTES);
        var people = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 4; i++)
            people.add(Map.of("name", "Đại biểu " + i, "email", "truc-tiep-" + i + "@hanoi.example"));
        var answer = balancer.send(Call.post(
                "/api/v1/briefings",
                plan("Giao ban trực tiếp", start, start.plus(3, ChronoUnit.HOURS), point, people, true)));
        var made = ok(answer).json();
        var id = made.get("id").asString();
        var links = new ArrayList<String>();
        for (var delegate : get("/api/v1/briefings/" + id + "/delegates").get("items"))
            links.add(linkOf(id, delegate.get("id").asString()));
        return new Meeting(id, made.at("/conference/name").asString(), links);
    }

    private String linkOf(String meeting, String delegate) {
        var answer =
                balancer.send(Call.post("/api/v1/briefings/" + meeting + "/delegates/" + delegate + "/link", Map.of()));
        return URI.create(ok(answer).json().get("url").asString()).getPath();
    }

    /** Books at the secretary's point, at once published or afterwards; people are reminded within a minute. */
    void book(int secretary) {
        book(secretary, Duration.ofSeconds(ThreadLocalRandom.current().nextInt(20, 40)));
    }

    /** The same with a reminder that is due so soon. */
    void book(int secretary, Duration reminder) {
        var n = slots.incrementAndGet();
        var plan = booking(n, slot(n), "SU-CO-" + secretary, reminder, n % 2 == 0);
        var made = ok(balancer.send(Call.post("/api/v1/briefings", plan))).json();
        var id = made.get("id").asString();
        if (n % 2 != 0) ok(balancer.send(Call.post("/api/v1/briefings/" + id + "/publish", Map.of())));
        truth.add(new Truth.Booked(id, addresses(n)));
    }

    /** A booking under a key, that its caller sends where it wants; it must tell {@link #answered} in the end. */
    Keyed keyed() {
        var n = slots.incrementAndGet();
        var key = "khoa-" + n + "-" + System.nanoTime();
        return new Keyed(
                n,
                key,
                Call.post("/api/v1/briefings", booking(n, slot(n), "SU-CO-0", Duration.ofSeconds(30), true), key));
    }

    /** See {@link #keyed}. */
    record Keyed(int number, String key, Call call) {}

    /** It was answered. */
    void answered(Keyed booking, Answer answer) {
        truth.add(new Truth.Booked(ok(answer).json().get("id").asString(), addresses(booking.number())));
    }

    private Instant slot(int n) {
        return firstSlot.plus(SLOT.multipliedBy(n));
    }

    private static Map<String, Object> booking(int n, Instant start, String point, Duration reminder, boolean publish) {
        var people = addresses(n).stream()
                .map(address -> Map.<String, Object>of("name", "Đại biểu " + address, "email", address))
                .toList();
        var plan = plan("Giao ban " + n, start, start.plus(20, ChronoUnit.MINUTES), point, people, publish);
        var before = Duration.between(Instant.now().plus(reminder), start).truncatedTo(ChronoUnit.SECONDS);
        // what the contract allows at most is 60 days
        if (before.toDays() < 60) plan.put("reminders", List.of(before.toString()));
        return plan;
    }

    private static List<String> addresses(int n) {
        return List.of("a" + n + "@hanoi.example", "b" + n + "@hanoi.example");
    }

    private static Map<String, Object> plan(
            String title, Instant start, Instant end, String point, List<Map<String, Object>> people, boolean publish) {
        var plan = new HashMap<String, Object>();
        plan.put("title", title);
        plan.put("start", start.toString());
        plan.put("end", end.toString());
        plan.put("points", List.of(Map.of("code", point)));
        plan.put("delegates", people);
        plan.put("publish", publish);
        return plan;
    }

    /** Somebody whom nobody expects comes and goes. */
    void visit() {
        var n = visits.incrementAndGet();
        var jid = "khach-" + n + "@meet.test/x";
        var joined = aMomentAgo();
        var left = joined.plusSeconds(1 + n % 4);
        tell(new Truth.Told(jid, joined, null));
        tell(new Truth.Told(jid, joined, left));
    }

    private void tell(Truth.Told event) {
        ok(balancer.send(event(live.room(), event)));
        truth.add(event);
    }

    private static Call event(String room, Truth.Told event) {
        var left = event.left();
        var body = """
                {"room_name":"%1$s","room_jid":"%1$s@c","is_breakout":false,
                 "occupant":{"occupant_jid":"%2$s","id":"%2$s","name":"Khách","joined_at":%3$d%4$s}}""".formatted(
                        room,
                        event.jid(),
                        event.joined().getEpochSecond(),
                        left == null ? "" : ",\"left_at\":" + left.getEpochSecond());
        return Call.event(EVENTS + (left == null ? "joined" : "left"), body);
    }

    /** Another briefing begins, where those of a {@link #busy} day go to from now on; the first makes the points of that day. */
    void nextMeeting() {
        if (busyMeetings == 0) for (var i = 0; i < BUSY_POINTS; i++) makePoint("BAN-RON-" + i);
        busy = startMeeting("DONG-NGUOI-" + busyMeetings++);
    }

    /**
     * One of all that happens on a busy day, to be sent once and not looked after: mostly events, pages and reading, now and then a booking. Of a briefing 500 people
     * come and go; a day has as many bookings as 30 points have in some weeks.
     */
    Call busy() {
        var meeting = requireNonNull(busy);
        var random = ThreadLocalRandom.current().nextInt(100);
        if (random < 5) return busyBooking();
        if (random < 45) return event(meeting.room(), comesOrGoes());
        if (random < 75)
            return Call.page(meeting.links().get(random % meeting.links().size()));
        return Call.read("/api/v1/briefings/" + meeting.id());
    }

    private Call busyBooking() {
        var n = slots.incrementAndGet();
        var plan = booking(n, slot(n / BUSY_POINTS), "BAN-RON-" + n % BUSY_POINTS, Duration.ofSeconds(30), true);
        return Call.post("/api/v1/briefings", plan);
    }

    private Truth.Told comesOrGoes() {
        var n = visits.incrementAndGet();
        var joined = aMomentAgo();
        var jid = "ai-" + n % BUSY_PEOPLE + "@meet.test/x";
        return new Truth.Told(jid, joined, n / BUSY_PEOPLE % 2 == 0 ? null : joined.plusSeconds(4));
    }

    private static Instant aMomentAgo() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(5);
    }

    /** Somebody opens their link and goes in. */
    void join() {
        var link = live.links()
                .get(ThreadLocalRandom.current().nextInt(live.links().size()));
        expect(balancer.send(Call.page(link)), 200);
        expect(balancer.send(Call.page(link + "/enter")), 303);
    }

    /** Somebody reads what was booked last, wherever that was. */
    void read() {
        var all = truth.booked();
        if (!all.isEmpty()) get("/api/v1/briefings/" + all.getLast().id());
    }

    JsonNode get(String path) {
        return ok(balancer.send(Call.read(path))).json();
    }

    /** Whether an instance does all of it by itself now. */
    boolean worksAt(Node node) {
        if (!node.isReady()) return false;
        var keyed = keyed();
        var booked = balancer.attempt(keyed.call(), node);
        // whatever came of it: it is finished
        answered(keyed, booked != null ? booked : balancer.send(keyed.call()));
        var seen = balancer.attempt(Call.page(live.links().getFirst()), node);
        return booked != null && seen != null && seen.status() == 200;
    }

    private static void expect(Answer answer, int status) {
        if (answer.status() != status) throw new AssertionError(answer.status() + ": " + answer.body());
    }

    private static Answer ok(Answer answer) {
        if (answer.status() >= 300) throw new AssertionError(answer.status() + ": " + answer.body());
        return answer;
    }
}
