package vn.giaoban.live;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.giaoban.alerts.Alert;
import vn.giaoban.alerts.AlertView;
import vn.giaoban.attendance.RollCall;
import vn.giaoban.attendance.Standing;
import vn.giaoban.briefings.BriefingStatus;

/** Writes a board: the JSON of each line under a key whose order is the order of the lines. */
@Component
class BoardLines {

    /** Who has not come by then is no longer only late on the board; the verdict has its own rule. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final JsonMapper json;

    BoardLines(JsonMapper json) {
        this.json = json;
    }

    /** All lines of a board. */
    SortedMap<String, String> of(RollCall call, List<Alert> alerts, Set<String> ready) {
        var lines = new TreeMap<String, String>();
        lines.put(Line.HEAD, json.writeValueAsString(head(call)));
        var seats = seats(call.delegates());
        for (var i = 0; i < call.points().size(); i++) {
            var point = call.points().get(i);
            lines.put(Line.ofPoint(i, point.who()), json.writeValueAsString(line(point, call, ready, seats)));
        }
        for (var i = 0; i < call.delegates().size(); i++) {
            var delegate = call.delegates().get(i);
            lines.put(Line.ofDelegate(i, delegate.who()), json.writeValueAsString(line(delegate, call)));
        }
        for (var alert : alerts)
            lines.put(
                    Line.ofAlert(alert.at(), alert.id()),
                    json.writeValueAsString(AlertView.of(alert, call.briefing())));
        return lines;
    }

    private static BoardView.Head head(RollCall call) {
        var briefing = call.briefing();
        var status = briefing.statusAt(call.at());
        return new BoardView.Head(
                briefing.id(),
                briefing.title(),
                status,
                time(briefing.time().start(), call),
                time(briefing.time().end(), call),
                status == BriefingStatus.ENDED || status == BriefingStatus.CANCELLED);
    }

    private record Seats(long taken, long named) {

        static final Seats NONE = new Seats(0, 0);

        Seats with(Standing delegate) {
            return new Seats(taken + (delegate.connected() ? 1 : 0), named + 1);
        }
    }

    private static Map<String, Seats> seats(List<Standing> delegates) {
        var seats = new HashMap<String, Seats>();
        for (var delegate : delegates)
            if (delegate.point() != null)
                seats.put(
                        delegate.point(),
                        seats.getOrDefault(delegate.point(), Seats.NONE).with(delegate));
        return seats;
    }

    private static BoardView.PointLine line(
            Standing point, RollCall call, Set<String> ready, Map<String, Seats> seats) {
        var taken = seats.getOrDefault(point.who(), Seats.NONE);
        return new BoardView.PointLine(
                point.who(),
                point.name(),
                point.required(),
                PointState.of(point, ready.contains(point.who()), call, PATIENCE),
                point.connected(),
                orNull(point.since(), call),
                point.drops(),
                point.verdict(),
                taken.taken(),
                taken.named());
    }

    private static BoardView.DelegateLine line(Standing delegate, RollCall call) {
        return new BoardView.DelegateLine(
                delegate.who(),
                delegate.name(),
                delegate.point(),
                delegate.role() == null ? null : delegate.role().name(),
                delegate.connected(),
                orNull(delegate.since(), call),
                delegate.verdict());
    }

    private static @Nullable OffsetDateTime orNull(@Nullable Instant at, RollCall call) {
        return at == null ? null : time(at, call);
    }

    private static OffsetDateTime time(Instant at, RollCall call) {
        return at.atZone(call.briefing().zone()).toOffsetDateTime();
    }
}
