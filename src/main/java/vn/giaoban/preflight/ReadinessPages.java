package vn.giaoban.preflight;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.preflight.Readiness.State;
import vn.giaoban.web.Parameters;

/** The list that an operator has open before a briefing: who is not ready comes first, and it looks again by itself. */
@Controller
class ReadinessPages {

    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final String LOOKS_AGAIN = "30";

    private final Preflights preflights;

    ReadinessPages(Preflights preflights) {
        this.preflights = preflights;
    }

    /**
     * A line of the list.
     *
     * @param checked when its devices were checked last; null when they were not
     * @param measured what its browser measured; empty when it did not
     */
    record Line(
            String code,
            String name,
            State state,
            List<Mark> marks,
            @Nullable String checked,
            String measured,
            List<Cell> rounds) {

        /** The state in the reader's words. */
        public String stateText() {
            return words(state);
        }
    }

    /** A device; null when nothing is known of it. */
    record Mark(String label, @Nullable Boolean works) {

        /** The same in a word. */
        public String text() {
            if (works == null) return "–";
            return works ? "✓" : "✗";
        }
    }

    /** A check-time. */
    record Cell(State state, boolean toCome, boolean told) {

        /** The state in the reader's words. */
        public String text() {
            if (toCome && state == State.MISSING) return "Sắp tới";
            return words(state) + (told ? ", đã nhắc" : "");
        }
    }

    private static String words(State state) {
        return switch (state) {
            case MISSING -> "Chưa kiểm tra";
            case FAULTY -> "Còn lỗi";
            case READY -> "Sẵn sàng";
            case DECLINED -> "Không dự";
        };
    }

    @GetMapping("/briefings/{id}/readiness")
    Mono<Rendering> list(@PathVariable String id, ServerHttpResponse response) {
        response.getHeaders().set("Refresh", LOOKS_AGAIN);
        return preflights.board(new BriefingId(Parameters.id("Briefing", id))).map(board -> {
            var zone = board.briefing().zone();
            return Rendering.view("preflight/board")
                    .modelAttribute("title", board.briefing().title())
                    .modelAttribute(
                            "start",
                            say(
                                    "HH:mm, EEEE dd/MM/yyyy",
                                    board.briefing().time().start(),
                                    zone))
                    .modelAttribute("times", times(board, zone))
                    .modelAttribute("lines", lines(board, zone))
                    .modelAttribute("missing", board.count(State.MISSING))
                    .modelAttribute("faulty", board.count(State.FAULTY))
                    .modelAttribute("ready", board.count(State.READY))
                    .modelAttribute("declined", board.count(State.DECLINED))
                    .build();
        });
    }

    private static List<String> times(Preflights.Board board, ZoneId zone) {
        return board.items().stream()
                .limit(1)
                .flatMap(item -> item.rounds().stream())
                .map(round -> say("HH:mm", round.at(), zone))
                .toList();
    }

    private static List<Line> lines(Preflights.Board board, ZoneId zone) {
        return board.items().stream()
                .sorted(Comparator.comparingInt(item -> order(item.state())))
                .map(item -> line(item, board.round(), zone))
                .toList();
    }

    private static int order(State state) {
        return switch (state) {
            case FAULTY -> 0;
            case MISSING -> 1;
            case READY -> 2;
            case DECLINED -> 3;
        };
    }

    private static Line line(Readiness item, @Nullable Duration last, ZoneId zone) {
        var newest = item.newest();
        return new Line(
                item.code(),
                item.name(),
                item.state(),
                List.of(
                        mark("Camera", Device.CAMERA, newest),
                        mark("Micrô", Device.MICROPHONE, newest),
                        mark("Loa", Device.SPEAKER, newest),
                        mark("Mạng", Device.NETWORK, newest)),
                newest == null ? null : say("HH:mm dd/MM", newest.at(), zone),
                newest == null ? "" : measured(newest.network()),
                item.rounds().stream()
                        .map(round -> new Cell(
                                round.state(), last == null || round.before().compareTo(last) < 0, round.told()))
                        .toList());
    }

    private static Mark mark(String label, Device device, @Nullable DeviceCheck newest) {
        return new Mark(label, newest == null ? null : newest.works().contains(device));
    }

    private static String measured(DeviceCheck.Measurement network) {
        if (network.rttMs() == null || network.kbps() == null) return "";
        return network.rttMs() + " ms, " + network.kbps() / 1000 + " Mbit/s";
    }

    private static String say(String pattern, Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, VIETNAMESE).withZone(zone).format(at);
    }
}
