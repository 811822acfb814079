package vn.giaoban.presence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.giaoban.intake.ConferenceEvent;

/**
 * Everything that was told of the rooms of one briefing, in no order and as often as it was told.
 *
 * @param events what the conference server told by itself
 * @param polls what it answered when asked
 * @param ticks what people said of who is in a room
 * @param matches what people said of whose visits they were
 */
public record Facts(List<ConferenceEvent> events, List<OccupantPoll> polls, List<Tick> ticks, List<Match> matches) {

    /** Nothing was told. */
    public static final Facts NONE = new Facts(List.of(), List.of(), List.of(), List.of());

    /** Facts of the conference server alone. */
    Facts(List<ConferenceEvent> events, List<OccupantPoll> polls) {
        this(events, polls, List.of(), List.of());
    }

    /** Facts of events alone. */
    public static Facts of(List<ConferenceEvent> events) {
        return new Facts(events, List.of());
    }

    /** The same facts with what people said of who is in a room. */
    public Facts with(List<Tick> said) {
        return new Facts(events, polls, said, matches);
    }

    /** The newest time that any fact tells of; empty when none tells any. */
    Optional<Instant> newest() {
        var times = new Newest();
        events.forEach(event -> eachTimeOf(event, times));
        polls.forEach(poll -> times.accept(poll.at()));
        return Optional.ofNullable(times.newest);
    }

    private static final class Newest implements Consumer<Instant> {
        private @Nullable Instant newest;

        @Override
        public void accept(Instant time) {
            if (newest == null || time.isAfter(newest)) newest = time;
        }
    }

    /** Hands on every time that an event tells of, except when it was received. */
    static void eachTimeOf(ConferenceEvent event, Consumer<Instant> times) {
        hand(event.createdAt(), times);
        hand(event.destroyedAt(), times);
        if (event.occupant() != null) eachTimeOf(event.occupant(), times);
        for (var visit : event.allOccupants()) eachTimeOf(visit, times);
    }

    private static void eachTimeOf(ConferenceEvent.Visit visit, Consumer<Instant> times) {
        hand(visit.joinedAt(), times);
        hand(visit.leftAt(), times);
    }

    private static void hand(@Nullable Instant time, Consumer<Instant> times) {
        if (time != null) times.accept(time);
    }
}
