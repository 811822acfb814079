package vn.giaoban.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.intake.ConferenceEvent.Kind;
import vn.giaoban.ledger.Fact;
import vn.giaoban.presence.Verdict;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.PointAnswer;
import vn.giaoban.roster.Response;
import vn.giaoban.roster.Roll;

/**
 * How a briefing of the past came off: what its conference server told, and what the secretary said afterwards of those who had excused themselves. The same briefing at
 * the same start comes off the same way each time. Plain Java.
 */
final class Turnout {

    private static final String SERVER = "@conference.meet.demo";

    private final Briefing briefing;
    private final String room;
    private final Random random;
    private final long weeks;
    private final List<ConferenceEvent> events = new ArrayList<>();
    private final List<Fact.Corrected> excuses = new ArrayList<>();

    private Turnout(Briefing briefing, String room, Instant now) {
        this.briefing = briefing;
        this.room = room;
        this.random =
                new Random(briefing.title().hashCode() + briefing.time().start().getEpochSecond());
        this.weeks = ChronoUnit.DAYS.between(briefing.time().start(), now) / 7;
    }

    /** When somebody is there. */
    private record Stay(Instant from, Instant to) {}

    /**
     * Works it out.
     *
     * @param room the name of its conference
     */
    static Turnout of(Briefing briefing, String room, Roll roll, Instant now) {
        var turnout = new Turnout(briefing, room, now);
        turnout.opens();
        var devices = turnout.devices(roll.points());
        roll.delegates().forEach(delegate -> turnout.attend(delegate, devices));
        turnout.closes();
        return turnout;
    }

    /** What was told, in the order in which it was. */
    List<ConferenceEvent> events() {
        return List.copyOf(events);
    }

    /** What was said. */
    List<Fact.Corrected> excuses() {
        return List.copyOf(excuses);
    }

    /** When it was said: in the afternoon. */
    Instant excusedAt() {
        return end().plus(Duration.ofHours(3));
    }

    private Instant start() {
        return briefing.time().start();
    }

    private Instant end() {
        return briefing.time().end();
    }

    private Map<String, Stay> devices(List<PointAnswer> points) {
        var stays = new HashMap<String, Stay>();
        for (var point : points) {
            var stay = point.response() == Response.DECLINED ? null : stay(point.point());
            if (stay != null) stays.put(point.point(), stay);
            else if (point.response() == Response.DECLINED)
                excuse("POINT", point.point(), Objects.requireNonNullElse(point.reason(), "Đã báo vắng"));
        }
        return stays;
    }

    private @Nullable Stay stay(String point) {
        var habit = Habit.of(point).weeksAgo(weeks);
        if (happens(habit.absent())) return null;
        var from = happens(habit.late())
                ? start().plusSeconds(between(370, 1_300))
                : start().minusSeconds(between(60, 800));
        var to = happens(habit.early()) ? end().minusSeconds(between(700, 1_900)) : end().plusSeconds(between(10, 240));
        var who = "POINT:" + point;
        if (happens(habit.drops())) {
            var lost = start().plusSeconds(between(1_500, 3_000));
            visit(who, point, from, lost, 1);
            visit(who, point, lost.plusSeconds(between(90, 420)), to, 2);
        } else {
            visit(who, point, from, to, 1);
        }
        return new Stay(from, to);
    }

    private void attend(Delegate delegate, Map<String, Stay> devices) {
        var point = delegate.point();
        var seat = point == null ? own() : devices.get(point);
        if (delegate.response() == Response.DECLINED)
            excuse("DELEGATE", delegate.id().toString(), "Đã báo vắng trước cuộc họp");
        else if (seat != null && !happens(0.03))
            visit(
                    delegate.id().toString(),
                    delegate.name(),
                    seat.from().plusSeconds(happens(0.03) ? between(400, 900) : between(5, 45)),
                    seat.to().minusSeconds(between(0, 9)),
                    1);
    }

    /** Of somebody who sits at no point. */
    private Stay own() {
        return new Stay(start().minusSeconds(between(120, 500)), end().plusSeconds(between(20, 200)));
    }

    private void excuse(String kind, String who, String reason) {
        excuses.add(new Fact.Corrected(kind, who, Verdict.EXCUSED, reason, DemoConfiguration.DEMO.name()));
    }

    private void opens() {
        var at = start().minusSeconds(900);
        events.add(new ConferenceEvent(Kind.ROOM_CREATED, room, room + SERVER, false, null, at, null, List.of(), at));
    }

    private void closes() {
        var at = end().plusSeconds(300);
        events.add(new ConferenceEvent(
                Kind.ROOM_DESTROYED, room, room + SERVER, false, null, start().minusSeconds(900), at, List.of(), at));
        events.sort(Comparator.comparing(ConferenceEvent::receivedAt));
    }

    private void visit(String id, String name, Instant from, Instant to, int number) {
        var jid =
                UUID.nameUUIDFromBytes((room + id + number).getBytes(StandardCharsets.UTF_8)) + "@meet.demo/" + number;
        var came = new ConferenceEvent.Visit(jid, id, name, from, null);
        var went = new ConferenceEvent.Visit(jid, id, name, from, to);
        events.add(new ConferenceEvent(
                Kind.OCCUPANT_JOINED, room, room + SERVER, false, came, null, null, List.of(), from));
        events.add(
                new ConferenceEvent(Kind.OCCUPANT_LEFT, room, room + SERVER, false, went, null, null, List.of(), to));
    }

    private boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least);
    }
}
