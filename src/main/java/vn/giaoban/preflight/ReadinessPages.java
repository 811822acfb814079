package vn.giaoban.preflight;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.pages.Bilingual;
import vn.giaoban.pages.Screen;
import vn.giaoban.pages.Screens;
import vn.giaoban.pages.WallClock;
import vn.giaoban.preflight.Readiness.State;
import vn.giaoban.web.Parameters;

/** The list that an operator has open before a briefing: who is not ready comes first, and it looks again by itself. */
@Controller
class ReadinessPages {

    private static final Bilingual TEXTS = Bilingual.load("preflight");
    private static final String LOOKS_AGAIN = "30";

    private final Preflights preflights;
    private final Screens screens;
    private final Clock clock;

    ReadinessPages(Preflights preflights, Screens screens, Clock clock) {
        this.preflights = preflights;
        this.screens = screens;
        this.clock = clock;
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

        /** Names the colours of its state. */
        public String css() {
            return switch (state) {
                case MISSING -> "state-late";
                case FAULTY -> "state-no";
                case READY -> "state-yes";
                case DECLINED -> "state-wait";
            };
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

    /** A check-time, in words. */
    record Cell(State state, String text) {}

    @GetMapping("/briefings/{id}/readiness")
    Mono<Rendering> list(ServerWebExchange exchange, @PathVariable String id) {
        exchange.getResponse().getHeaders().set("Refresh", LOOKS_AGAIN);
        return Mono.zip(screens.of(exchange, TEXTS), preflights.board(new BriefingId(Parameters.id("Briefing", id))))
                .map(found -> list(found.getT1(), found.getT2()));
    }

    private Rendering list(Screen screen, Preflights.Board board) {
        var briefing = board.briefing();
        var words = new WallClock(briefing.zone(), screen.texts());
        return screen.show("preflight/board")
                .modelAttribute("id", briefing.id().toString())
                .modelAttribute("title", briefing.title())
                .modelAttribute("when", words.stamp(briefing.time().start()))
                .modelAttribute("status", briefing.statusAt(clock.instant()))
                .modelAttribute("times", times(board, words))
                .modelAttribute("lines", lines(board, words))
                .modelAttribute("missing", board.count(State.MISSING))
                .modelAttribute("faulty", board.count(State.FAULTY))
                .modelAttribute("ready", board.count(State.READY))
                .modelAttribute("declined", board.count(State.DECLINED))
                .build();
    }

    private static List<String> times(Preflights.Board board, WallClock words) {
        return board.items().stream()
                .limit(1)
                .flatMap(item -> item.rounds().stream())
                .map(round -> words.time(round.at()))
                .toList();
    }

    private static List<Line> lines(Preflights.Board board, WallClock words) {
        return board.items().stream()
                .sorted(Comparator.comparingInt(item -> order(item.state())))
                .map(item -> line(item, board.round(), words))
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

    private static Line line(Readiness item, @Nullable Duration last, WallClock words) {
        var newest = item.newest();
        return new Line(
                item.code(),
                item.name(),
                item.state(),
                List.of(
                        mark(Device.CAMERA, newest, words),
                        mark(Device.MICROPHONE, newest, words),
                        mark(Device.SPEAKER, newest, words),
                        mark(Device.NETWORK, newest, words)),
                newest == null ? null : words.stamp(newest.at()),
                newest == null ? "" : measured(newest.network()),
                item.rounds().stream().map(round -> cell(round, last, words)).toList());
    }

    private static Cell cell(Readiness.Round round, @Nullable Duration last, WallClock words) {
        var texts = words.texts();
        var toCome = last == null || round.before().compareTo(last) < 0;
        if (toCome && round.state() == State.MISSING) return new Cell(round.state(), texts.get("check.time.later"));
        var said = texts.get("board." + round.state());
        return new Cell(round.state(), round.told() ? texts.say("board.told", said) : said);
    }

    private static Mark mark(Device device, @Nullable DeviceCheck newest, WallClock words) {
        return new Mark(
                words.texts().get("check." + device.key()),
                newest == null ? null : newest.works().contains(device));
    }

    private static String measured(DeviceCheck.Measurement network) {
        if (network.rttMs() == null || network.kbps() == null) return "";
        return network.rttMs() + " ms, " + network.kbps() / 1000 + " Mbit/s";
    }
}
