package vn.giaoban.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.intake.ConferenceEvent.Kind;
import vn.giaoban.intake.ConferenceEvent.Visit;

/**
 * What a real conference server once told of a briefing of all points, to be told again of another one: {@code demo/recording.csv}. Seventy minutes pass in three and a half,
 * twenty times as fast as in an office.
 */
final class Recording {

    /** How long the briefing lasts. */
    static final Duration LENGTH = Duration.ofSeconds(210);

    /** How long before the start the first event comes. */
    static final Duration LEAD = Duration.ofSeconds(55);

    /** How long after the end the last one does. */
    static final Duration TAIL = Duration.ofSeconds(16);

    private static final String FILE = "demo/recording.csv";

    private final List<Told> told;

    private Recording(List<Told> told) {
        this.told = told;
    }

    /**
     * A line; times are seconds after the start.
     *
     * @param at when it was told
     * @param who as a token named them; empty for a room and for a guest
     * @param began of the visit, or of the room
     * @param ended likewise; null while it lasts
     */
    private record Told(
            double at,
            Kind kind,
            String who,
            String jid,
            long began,
            @Nullable Long ended) {

        static Told of(String line) {
            var parts = line.split(",", -1);
            return new Told(
                    Double.parseDouble(parts[0]),
                    kind(parts[1]),
                    parts[2],
                    parts[3],
                    Long.parseLong(parts[4]),
                    parts[5].isEmpty() ? null : Long.valueOf(parts[5]));
        }

        private static Kind kind(String word) {
            return switch (word) {
                case "CREATED" -> Kind.ROOM_CREATED;
                case "DESTROYED" -> Kind.ROOM_DESTROYED;
                case "JOINED" -> Kind.OCCUPANT_JOINED;
                case "LEFT" -> Kind.OCCUPANT_LEFT;
                default -> throw new IllegalStateException(FILE + " has the event " + word);
            };
        }

        boolean isOfRoom() {
            return kind == Kind.ROOM_CREATED || kind == Kind.ROOM_DESTROYED;
        }
    }

    /** Events that are told together. */
    record Moment(Instant at, List<ConferenceEvent> events) {}

    /** Reads it. Blocks: for the start. */
    static Recording load() {
        try {
            var text = new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8);
            return new Recording(text.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("at,"))
                    .map(Told::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same of another briefing.
     *
     * @param room the name of its conference
     * @param cast who plays whom
     */
    List<Moment> playedAt(Instant start, String room, Cast cast) {
        var seconds = new TreeMap<Instant, List<ConferenceEvent>>();
        for (var line : told) {
            if (line.isOfRoom()) add(seconds, ofRoom(line, start, room));
            else cast.of(line.who()).forEach(actor -> add(seconds, ofActor(line, actor, start, room)));
        }
        return seconds.entrySet().stream()
                .map(second -> new Moment(second.getKey(), List.copyOf(second.getValue())))
                .toList();
    }

    private static void add(Map<Instant, List<ConferenceEvent>> seconds, ConferenceEvent event) {
        seconds.computeIfAbsent(event.receivedAt(), _ -> new ArrayList<>()).add(event);
    }

    private static ConferenceEvent ofRoom(Told line, Instant start, String room) {
        var ended = line.ended();
        return new ConferenceEvent(
                line.kind(),
                room,
                room + "@conference.meet.demo",
                false,
                null,
                start.plusSeconds(line.began()),
                ended == null ? null : start.plusSeconds(ended),
                List.of(),
                second(line, start, 0));
    }

    private static ConferenceEvent ofActor(Told line, Cast.Actor actor, Instant start, String room) {
        var ended = line.ended();
        var visit = new Visit(
                line.jid().replace("/", actor.mark() + "@meet.demo/"),
                actor.id(),
                actor.name(),
                start.plusSeconds(line.began() + actor.after()),
                ended == null ? null : start.plusSeconds(ended));
        var after = line.kind() == Kind.OCCUPANT_JOINED ? actor.after() : 0;
        return new ConferenceEvent(
                line.kind(),
                room,
                room + "@conference.meet.demo",
                false,
                visit,
                null,
                null,
                List.of(),
                second(line, start, after));
    }

    private static Instant second(Told line, Instant start, long after) {
        return start.plusSeconds((long) Math.ceil(line.at()) + after);
    }
}
