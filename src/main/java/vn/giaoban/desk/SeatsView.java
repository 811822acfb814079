package vn.giaoban.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.attendance.RoomTick;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.pages.Reader;
import vn.giaoban.pages.WallClock;
import vn.giaoban.roster.Delegate;
import vn.giaoban.substitutions.Substitution;

/**
 * What the point's page says of its people's seats: who is to take whose place, and on the day who is in the room.
 *
 * @param canSubstitute whether somebody's place may be asked for now
 * @param canTick whether it is the time to say who is in the room
 */
record SeatsView(List<Seat> seats, boolean canSubstitute, boolean canTick) {

    /** Nobody's. */
    static final SeatsView NONE = new SeatsView(List.of(), false, false);

    /**
     * One person's.
     *
     * @param substitutes whether they took somebody's place
     * @param awaiting who is to take their place once the chair agrees; null when nobody was asked for
     * @param request the id of what was asked; null likewise
     * @param replaceable whether their place may be asked for
     * @param present whether they were last said to be in the room
     * @param since from when on that holds, in words; empty when nothing was said
     */
    record Seat(
            UUID id,
            String name,
            boolean substitutes,
            @Nullable String awaiting,
            @Nullable UUID request,
            boolean replaceable,
            boolean present,
            String since) {}

    /** Whether anybody's place is free to be asked for. */
    public boolean anyReplaceable() {
        return canSubstitute && seats.stream().anyMatch(Seat::replaceable);
    }

    /** Whether a place was asked for and nobody has decided yet. */
    public boolean anyAwaiting() {
        return seats.stream().anyMatch(seat -> seat.request() != null);
    }

    static SeatsView of(
            Desk desk, List<Substitution> asked, List<RoomTick> ticks, boolean canTick, Reader reader, Instant now) {
        var requests = asked.stream().collect(Collectors.toMap(Substitution::delegate, s -> s, (a, _) -> a));
        var said = ticks.stream().collect(Collectors.toMap(RoomTick::delegate, t -> t, (a, _) -> a));
        var clock = new WallClock(desk.briefing().zone(), reader.texts());
        return new SeatsView(
                desk.delegates().stream()
                        .map(delegate -> seat(delegate, requests, said, clock))
                        .toList(),
                DeskPolicy.canAnswer(desk, now),
                canTick);
    }

    private static Seat seat(
            Delegate delegate, Map<UUID, Substitution> requests, Map<UUID, RoomTick> said, WallClock clock) {
        var request = requests.get(delegate.id());
        var tick = said.get(delegate.id());
        return new Seat(
                delegate.id(),
                delegate.name(),
                delegate.substituteFor() != null,
                request == null ? null : request.substitute().name(),
                request == null ? null : request.id(),
                request == null && delegate.role() != DelegateRole.CHAIR,
                tick != null && tick.present(),
                tick == null ? "" : clock.time(tick.since()));
    }
}
