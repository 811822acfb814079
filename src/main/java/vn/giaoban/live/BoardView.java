package vn.giaoban.live;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.presence.Verdict;

/** What watchers of the board are sent: the parts of a snapshot, each of which is also the data of an event. */
public final class BoardView {

    private BoardView() {}

    /**
     * What the snapshot says beside its lines.
     *
     * @param closed whether it is over, so that nothing more will come
     */
    record Head(
            BriefingId briefing,
            String title,
            BriefingStatus status,
            OffsetDateTime start,
            OffsetDateTime end,
            boolean closed) {}

    /**
     * A point.
     *
     * @param since from when on it is connected, or gone; null for one that never came
     * @param drops how often the connection broke off and came back during the briefing
     * @param verdict what its attendance comes to so far; null before the start
     * @param inRoom how many of its delegates are there
     * @param delegates how many it has named
     */
    public record PointLine(
            String code,
            String name,
            boolean required,
            PointState state,
            boolean connected,
            @Nullable OffsetDateTime since,
            int drops,
            @Nullable Verdict verdict,
            long inRoom,
            long delegates) {}

    /**
     * A delegate.
     *
     * @param point null for one who was invited by name
     * @param present whether they are there, by their own link or by a tick of their point
     * @param since from when on they are there, or gone; null for one who never came
     * @param verdict what their attendance comes to so far; null before the start
     */
    record DelegateLine(
            String id,
            String name,
            @Nullable String point,
            @Nullable String role,
            boolean present,
            @Nullable OffsetDateTime since,
            @Nullable Verdict verdict) {}
}
