package vn.giaoban.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.giaoban.intake.ConferenceEvent;

/**
 * The lives of one room: it may open and close several times, and a server that dies tells no end. A life whose end was never told,
 * followed by another one, ended at the last sign of life before the other.
 */
class RoomLives {

    /** When each life began, and when it was told to have ended. */
    private final TreeMap<Instant, Optional<Instant>> lives = new TreeMap<>();

    private final TreeSet<Instant> signs = new TreeSet<>();

    /**
     * The lives of a room.
     *
     * @param events what was told of it
     * @param polls what its occupant list was
     * @param joins when visits began
     */
    RoomLives(List<ConferenceEvent> events, List<OccupantPoll> polls, NavigableSet<Instant> joins) {
        for (var event : events) {
            if (event.kind() == ConferenceEvent.Kind.ROOM_CREATED && event.createdAt() != null)
                lives.putIfAbsent(event.createdAt(), Optional.empty());
        }
        endsTold(events).forEach(this::end);
        joins.forEach(this::infer);
        // only a life that was followed by another one can have died
        if (lives.size() > 1) gatherSigns(events, polls);
    }

    private void gatherSigns(List<ConferenceEvent> events, List<OccupantPoll> polls) {
        events.forEach(event -> Facts.eachTimeOf(event, signs::add));
        polls.stream()
                .filter(poll -> !poll.jids().isEmpty())
                .map(OccupantPoll::at)
                .forEach(signs::add);
    }

    /** An end that was told; {@code begun} names the life that it is of. */
    private record End(@Nullable Instant begun, Instant at) {

        boolean isUndated() {
            return begun == null;
        }
    }

    /**
     * In the order of what they tell, so that the order of arrival makes no difference: those that name their life first, since the
     * others are matched to the lives that are known then.
     */
    private static List<End> endsTold(List<ConferenceEvent> events) {
        var ends = new ArrayList<End>();
        for (var event : events)
            if (event.kind() == ConferenceEvent.Kind.ROOM_DESTROYED && event.destroyedAt() != null)
                ends.add(new End(event.createdAt(), event.destroyedAt()));
        ends.sort(Comparator.comparing(End::isUndated).thenComparing(End::at));
        return ends;
    }

    private void end(End end) {
        var begin = end.begun != null ? end.begun : lives.floorKey(end.at);
        lives.merge(
                begin == null ? Instant.MIN : begin,
                Optional.of(end.at),
                (known, told) -> known.isPresent() && known.get().isBefore(end.at) ? known : told);
    }

    /** A visit outside of every known life shows that there was another one, whose beginning nobody told. */
    private void infer(Instant join) {
        var life = lives.floorEntry(join);
        if (life == null || life.getValue().filter(end -> end.isBefore(join)).isPresent())
            lives.put(join, Optional.empty());
    }

    /** When a visit that began then ended at the latest; null when the room still stands, as far as anybody told. */
    @Nullable
    Instant boundOf(Instant join) {
        var life = lives.floorEntry(join);
        if (life == null) return null;
        var next = lives.higherKey(life.getKey());
        var died = next == null ? null : lastSignBefore(next, join);
        return life.getValue().map(end -> earlier(end, died)).orElse(died);
    }

    private Instant lastSignBefore(Instant next, Instant join) {
        var sign = signs.lower(next);
        return sign == null || sign.isBefore(join) ? join : sign;
    }

    private static Instant earlier(Instant end, @Nullable Instant died) {
        return died == null || !died.isBefore(end) ? end : died;
    }

    /** The last life: when it began, and its end if that was told; null when the room never opened. */
    Map.@Nullable Entry<Instant, Optional<Instant>> last() {
        return lives.lastEntry();
    }

    /** When the room first opened; null when it never did. */
    @Nullable
    Instant opened() {
        return lives.isEmpty() ? null : lives.firstKey();
    }
}
