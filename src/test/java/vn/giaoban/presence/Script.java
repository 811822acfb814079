package vn.giaoban.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.intake.ConferenceEvent.Kind;
import vn.giaoban.kernel.TimeRange;

/**
 * What a conference server told of one briefing from 08:00 to 09:00, written as phrases:
 * {@code aBriefing().opens("07:45").joins("a", "07:58").leaves("a", "07:58", "09:00")}. An address stands for the identity of the
 * same letters; {@code a/2} is a second device of {@code a}.
 */
final class Script {

    static final String ROOM = "gb-1@conference.meet.test";
    static final String BREAKOUT = "b-1@breakout.meet.test";

    private final List<ConferenceEvent> events = new ArrayList<>();
    private final List<OccupantPoll> polls = new ArrayList<>();
    private final List<Match> matches = new ArrayList<>();
    private Rules rules = new Rules(Duration.ofMinutes(5), Duration.ofMinutes(10), 0.5, Duration.ofSeconds(60));
    private String clock = "09:30";
    private String room = ROOM;

    static Script aBriefing() {
        return new Script();
    }

    /** A time of the day of the briefing; empty for one that is missing. */
    static @Nullable Instant at(String time) {
        if (time.isEmpty()) return null;
        return Instant.parse("2026-12-07T" + (time.length() == 5 ? time + ":00" : time) + "Z");
    }

    static Instant time(String time) {
        return Objects.requireNonNull(at(time));
    }

    Script opens(String at) {
        return add(Kind.ROOM_CREATED, null, at(at), null, List.of());
    }

    Script joins(String who, String at) {
        return add(Kind.OCCUPANT_JOINED, visit(who, at, ""), null, null, List.of());
    }

    Script leaves(String who, String joined, String left) {
        return add(Kind.OCCUPANT_LEFT, visit(who, joined, left), null, null, List.of());
    }

    /** Comes and goes. */
    Script visits(String who, String joined, String left) {
        return joins(who, joined).leaves(who, joined, left);
    }

    Script closes(String opened, String at, ConferenceEvent.Visit... occupants) {
        return add(Kind.ROOM_DESTROYED, null, at(opened), at(at), Arrays.asList(occupants));
    }

    Script hears(ConferenceEvent event) {
        events.add(event);
        return this;
    }

    /** The server is asked who is in the main room. */
    Script lists(String at, String... who) {
        var jids = Arrays.stream(who).map(Script::jid).collect(Collectors.toSet());
        polls.add(new OccupantPoll(ROOM, time(at), jids));
        return this;
    }

    /** Somebody says whose the visits are that are shown as an identity; the empty text takes that back. */
    Script matches(String identity, String who) {
        matches.add(new Match(matches.size(), identity, null, null, who.isEmpty() ? null : who));
        return this;
    }

    /** Somebody says whose the one visit was. */
    Script matches(String who, String joined, String whose) {
        matches.add(new Match(matches.size(), null, jid(who), time(joined), whose));
        return this;
    }

    private static String jid(String who) {
        return who + "@meet.test/x";
    }

    Script inTheBreakoutRoom() {
        room = BREAKOUT;
        return this;
    }

    Script inTheMainRoom() {
        room = ROOM;
        return this;
    }

    Script under(Rules rules) {
        this.rules = rules;
        return this;
    }

    Script seenAt(String clock) {
        this.clock = clock;
        return this;
    }

    static ConferenceEvent.Visit visit(String who, String joined, String left) {
        var slash = who.indexOf('/');
        var id = slash < 0 ? who : who.substring(0, slash);
        return new ConferenceEvent.Visit(jid(who), id, "Name of " + id, at(joined), at(left));
    }

    private Script add(
            Kind kind,
            ConferenceEvent.@Nullable Visit occupant,
            @Nullable Instant created,
            @Nullable Instant destroyed,
            List<ConferenceEvent.Visit> all) {
        events.add(new ConferenceEvent(
                kind, "gb-1", room, room.equals(BREAKOUT), occupant, created, destroyed, all, time("10:00")));
        return this;
    }

    /** Everything told, in the order it was written. */
    List<ConferenceEvent> events() {
        return List.copyOf(events);
    }

    /** The register of {@code a}, {@code b} and {@code c}. */
    Register register() {
        return Register.of(
                new TimeRange(time("08:00"), time("09:00")),
                rules,
                new Facts(events, polls, List.of(), matches),
                Set.of("a", "b", "c"),
                time(clock));
    }

    /** What is said of one of them, and said again when all was told backwards and twice. */
    Judgement of(String identity) {
        var register = register();
        var original = List.copyOf(events);
        events.addAll(original.reversed());
        Collections.reverse(events);
        Collections.reverse(polls);
        Collections.reverse(matches);
        assertThat(register()).isEqualTo(register);
        events.clear();
        events.addAll(original);
        return Objects.requireNonNull(register.judgements().get(identity));
    }
}
