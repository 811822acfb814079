package vn.giaoban.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.presence.Verdict;

/**
 * A fact as text, and back: one line of JSON with its members in this order, without those that are missing, times in unix
 * milliseconds. What is kept and hashed is the text, so nothing here may change for facts that are kept already.
 */
final class FactText {

    static final String EVENT = "EVENT";
    static final String LIST = "LIST";
    static final String TICK = "TICK";
    static final String CORRECTION = "CORRECTION";
    static final String MATCH = "MATCH";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectReader EVENTS = JSON.readerFor(Event.class);

    private FactText() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "kind",
        "room",
        "roomJid",
        "breakout",
        "jid",
        "id",
        "name",
        "joined",
        "left",
        "created",
        "destroyed",
        "all"
    })
    private record Event(
            ConferenceEvent.Kind kind,
            String room,
            String roomJid,
            boolean breakout,
            @Nullable String jid,
            @Nullable String id,
            @Nullable String name,
            @Nullable Long joined,
            @Nullable Long left,
            @Nullable Long created,
            @Nullable Long destroyed,
            @Nullable List<Visit> all) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"jid", "id", "name", "joined", "left"})
    private record Visit(
            String jid,
            @Nullable String id,
            @Nullable String name,
            @Nullable Long joined,
            @Nullable Long left) {

        static Visit of(ConferenceEvent.Visit visit) {
            return new Visit(visit.jid(), visit.id(), visit.name(), millis(visit.joinedAt()), millis(visit.leftAt()));
        }

        ConferenceEvent.Visit toVisit() {
            return new ConferenceEvent.Visit(jid, id, name, time(joined), time(left));
        }
    }

    @JsonPropertyOrder({"roomJid", "at", "came", "gone"})
    private record Listing(String roomJid, long at, List<String> came, List<String> gone) {}

    @JsonPropertyOrder({"point", "delegate", "present", "since", "by"})
    private record Tick(String point, UUID delegate, boolean present, long since, String by) {}

    @JsonPropertyOrder({"kind", "who", "verdict", "reason", "by"})
    private record Correction(String kind, String who, Verdict verdict, String reason, String by) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"identity", "jid", "from", "kind", "who", "reason", "by"})
    private record Match(
            @Nullable String identity,
            @Nullable String jid,
            @Nullable Long from,
            @Nullable String kind,
            @Nullable String who,
            String reason,
            String by) {}

    /** What sort of fact it is. */
    static String kindOf(Fact fact) {
        return switch (fact) {
            case Fact.Told _ -> EVENT;
            case Fact.Listed _ -> LIST;
            case Fact.Ticked _ -> TICK;
            case Fact.Corrected _ -> CORRECTION;
            case Fact.Matched _ -> MATCH;
        };
    }

    /** The fact as text; of an event without when it was received. */
    static String of(Fact fact) {
        return JSON.writeValueAsString(
                switch (fact) {
                    case Fact.Told told -> toBody(told.event());
                    case Fact.Listed list ->
                        new Listing(list.roomJid(), list.at().toEpochMilli(), list.came(), list.gone());
                    case Fact.Ticked tick ->
                        new Tick(
                                tick.point(),
                                tick.delegate(),
                                tick.present(),
                                tick.since().toEpochMilli(),
                                tick.by());
                    case Fact.Corrected c -> new Correction(c.kind(), c.who(), c.verdict(), c.reason(), c.by());
                    case Fact.Matched m ->
                        new Match(m.identity(), m.jid(), millis(m.from()), m.kind(), m.who(), m.reason(), m.by());
                });
    }

    private static Event toBody(ConferenceEvent event) {
        var who = event.occupant();
        return new Event(
                event.kind(),
                event.room(),
                event.roomJid(),
                event.breakout(),
                who == null ? null : who.jid(),
                who == null ? null : who.id(),
                who == null ? null : who.name(),
                who == null ? null : millis(who.joinedAt()),
                who == null ? null : millis(who.leftAt()),
                millis(event.createdAt()),
                millis(event.destroyedAt()),
                event.allOccupants().isEmpty()
                        ? null
                        : event.allOccupants().stream().map(Visit::of).toList());
    }

    /**
     * The fact that a text holds.
     *
     * @param at when it was taken in
     */
    static Fact read(String kind, Instant at, String body) {
        return switch (kind) {
            case EVENT -> new Fact.Told(event(at, body));
            case LIST -> {
                var list = JSON.readValue(body, Listing.class);
                yield new Fact.Listed(list.roomJid, Instant.ofEpochMilli(list.at), list.came, list.gone);
            }
            case TICK -> {
                var tick = JSON.readValue(body, Tick.class);
                yield new Fact.Ticked(
                        tick.point, tick.delegate, tick.present, Instant.ofEpochMilli(tick.since), tick.by);
            }
            case CORRECTION -> {
                var c = JSON.readValue(body, Correction.class);
                yield new Fact.Corrected(c.kind, c.who, c.verdict, c.reason, c.by);
            }
            case MATCH -> {
                var m = JSON.readValue(body, Match.class);
                yield new Fact.Matched(m.identity, m.jid, time(m.from), m.kind, m.who, m.reason, m.by);
            }
            default -> throw new IllegalArgumentException("no fact is a " + kind);
        };
    }

    private static ConferenceEvent event(Instant at, String body) {
        Event event = EVENTS.readValue(body);
        return new ConferenceEvent(
                event.kind,
                event.room,
                event.roomJid,
                event.breakout,
                event.jid == null
                        ? null
                        : new ConferenceEvent.Visit(
                                event.jid, event.id, event.name, time(event.joined), time(event.left)),
                time(event.created),
                time(event.destroyed),
                event.all == null
                        ? List.of()
                        : event.all.stream().map(Visit::toVisit).toList(),
                at);
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static @Nullable Instant time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
