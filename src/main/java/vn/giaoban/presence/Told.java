package vn.giaoban.presence;

import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.intake.ConferenceEvent;

/**
 * What one report tells of one visit. Reports of the same visit are put together so that their order makes no difference.
 *
 * @param left when it ended; null when the report does not say, or says an end before the begin
 */
record Told(
        Key key,
        @Nullable String id,
        @Nullable String name,
        @Nullable Instant left,
        Visit.Source source) {

    /** Names a visit within a room. */
    record Key(String jid, Instant joined) {}

    /** What an event tells of visits; nothing for a leave whose begin is unknown. */
    static Stream<Told> by(ConferenceEvent event) {
        var occupant = event.occupant();
        return switch (event.kind()) {
            case ROOM_CREATED -> Stream.empty();
            case ROOM_DESTROYED ->
                event.allOccupants().stream()
                        .flatMap(visit -> by(visit, visit.joinedAt(), visit.leftAt(), Visit.Source.ROOM_END));
            // a report without its time happened about when it came
            case OCCUPANT_JOINED ->
                occupant == null
                        ? Stream.empty()
                        : by(occupant, either(occupant.joinedAt(), event.receivedAt()), null, Visit.Source.EVENT);
            case OCCUPANT_LEFT ->
                occupant == null
                        ? Stream.empty()
                        : by(
                                occupant,
                                occupant.joinedAt(),
                                either(occupant.leftAt(), event.receivedAt()),
                                Visit.Source.EVENT);
        };
    }

    private static Stream<Told> by(
            ConferenceEvent.Visit visit, @Nullable Instant joined, @Nullable Instant left, Visit.Source source) {
        if (joined == null) return Stream.empty();
        var end = left == null || left.isBefore(joined) ? null : left;
        return Stream.of(new Told(new Key(visit.jid(), joined), visit.id(), visit.name(), end, source));
    }

    private static Instant either(@Nullable Instant told, Instant received) {
        return told == null ? received : told;
    }

    /** Both reports of one visit as one. */
    Told and(Told other) {
        return new Told(
                key,
                least(id, other.id),
                least(name, other.name),
                least(left, other.left),
                source.compareTo(other.source) <= 0 ? source : other.source);
    }

    private static <T extends Comparable<T>> @Nullable T least(@Nullable T one, @Nullable T other) {
        return Stream.concat(Stream.ofNullable(one), Stream.ofNullable(other))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
