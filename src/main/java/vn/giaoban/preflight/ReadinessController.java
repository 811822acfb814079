package vn.giaoban.preflight;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.preflight.DeviceCheck.Via;
import vn.giaoban.preflight.Readiness.State;
import vn.giaoban.web.Parameters;

/** Over HTTP, which points are ready. */
@RestController
class ReadinessController {

    private final Preflights preflights;

    ReadinessController(Preflights preflights) {
        this.preflights = preflights;
    }

    /** A check-time of a point. */
    record RoundView(Duration before, OffsetDateTime at, State state, boolean told) {}

    /** What was said of its devices last. */
    record CheckView(
            OffsetDateTime at,
            boolean camera,
            boolean microphone,
            boolean speaker,
            boolean network,
            boolean tested,
            @Nullable Integer rttMs,
            @Nullable Integer kbps,
            @Nullable Via via,
            String browser) {

        static CheckView of(DeviceCheck check, ZoneId zone) {
            return new CheckView(
                    check.at().atZone(zone).toOffsetDateTime(),
                    check.works().contains(Device.CAMERA),
                    check.works().contains(Device.MICROPHONE),
                    check.works().contains(Device.SPEAKER),
                    check.works().contains(Device.NETWORK),
                    check.tested(),
                    check.network().rttMs(),
                    check.network().kbps(),
                    check.network().via(),
                    check.browser());
        }
    }

    /** A point. */
    record PointView(
            String code, String name, State state, @Nullable CheckView check, List<RoundView> rounds) {

        static PointView of(Readiness item, ZoneId zone) {
            return new PointView(
                    item.code(),
                    item.name(),
                    item.state(),
                    item.newest() == null ? null : CheckView.of(item.newest(), zone),
                    item.rounds().stream()
                            .map(round -> new RoundView(
                                    round.before(),
                                    round.at().atZone(zone).toOffsetDateTime(),
                                    round.state(),
                                    round.told()))
                            .toList());
        }
    }

    /**
     * All of them, and how many there are of each state.
     *
     * @param round the check-time that came last; null before the first
     */
    record BoardView(
            String briefing,
            OffsetDateTime start,
            @Nullable Duration round,
            Map<String, Long> counts,
            List<PointView> items) {}

    @GetMapping(path = "/api/v1/briefings/{id}/readiness", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<BoardView> readiness(@PathVariable String id) {
        return preflights.board(new BriefingId(Parameters.id("Briefing", id))).map(ReadinessController::view);
    }

    private static BoardView view(Preflights.Board board) {
        var zone = board.briefing().zone();
        var counts = new LinkedHashMap<String, Long>();
        for (var state : State.values()) counts.put(state.name().toLowerCase(Locale.ROOT), board.count(state));
        return new BoardView(
                board.briefing().id().toString(),
                board.briefing().time().start().atZone(zone).toOffsetDateTime(),
                board.round(),
                counts,
                board.items().stream().map(item -> PointView.of(item, zone)).toList());
    }
}
