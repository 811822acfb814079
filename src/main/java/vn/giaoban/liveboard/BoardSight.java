package vn.giaoban.liveboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.live.LiveBoard;
import vn.giaoban.live.PointState;
import vn.giaoban.pages.WallClock;

/**
 * The board as a page shows it, or a part of it.
 *
 * @param columns into how many columns all tiles go on a screen that is wider than high
 * @param tiles in the order that is asked for
 * @param alarms the newest first, those that still hold before all others
 * @param none whether no tile is shown
 */
record BoardSight(
        String id,
        String title,
        String when,
        BriefingStatus status,
        boolean over,
        String zone,
        String now,
        long nowMillis,
        Look look,
        int columns,
        List<Chip> chips,
        List<Tile> tiles,
        List<Alarm> alarms,
        boolean none) {

    private static final List<PointState> ORDER = List.of(
            PointState.CONNECTED,
            PointState.READY,
            PointState.EXPECTED,
            PointState.LATE,
            PointState.DROPPED,
            PointState.ABSENT);

    /**
     * A count, which is also the choice to see only what was counted.
     *
     * @param state empty for all
     */
    record Chip(String state, String word, long count, String query, boolean on) {

        /** Names the colours of its state. */
        public String css() {
            return "chip-" + (state.isEmpty() ? "all" : state.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * What there is to see.
     *
     * @param only the codes of the points that are wanted; null for all
     */
    static BoardSight of(
            Briefing briefing, LiveBoard board, Look look, @Nullable Set<String> only, Instant now, WallClock clock) {
        var status = briefing.statusAt(now);
        var tiles = tiles(board, look, clock);
        return new BoardSight(
                briefing.id().toString(),
                briefing.title(),
                clock.stamp(briefing.time().start()) + " – "
                        + clock.time(briefing.time().end()),
                status,
                status == BriefingStatus.ENDED || status == BriefingStatus.CANCELLED,
                briefing.zone().getId(),
                clock.second(now),
                now.toEpochMilli(),
                look,
                (int) Math.ceil(Math.sqrt(1.5 * Math.max(1, tiles.size()))),
                chips(board, look, clock),
                tiles.stream()
                        .filter(tile -> only == null || only.contains(tile.code()))
                        .toList(),
                alarms(briefing, board, clock),
                tiles.stream().noneMatch(Tile::shown));
    }

    private static List<Tile> tiles(LiveBoard board, Look look, WallClock clock) {
        var tiles = IntStream.range(0, board.points().size())
                .mapToObj(n -> Tile.of(board.points().get(n), n, look, clock));
        var order = Comparator.comparingInt(Tile::place);
        return tiles.sorted(
                        look.byPlace()
                                ? order
                                : Comparator.comparingInt(Tile::need).thenComparing(order))
                .toList();
    }

    private static List<Chip> chips(LiveBoard board, Look look, WallClock clock) {
        var chips = new ArrayList<Chip>();
        chips.add(new Chip(
                "",
                clock.texts().get("chip.all"),
                board.points().size(),
                look.showing(null).query(),
                look.shown() == null));
        for (var state : ORDER)
            chips.add(new Chip(
                    state.name(),
                    Tile.word(state, clock),
                    board.count(state),
                    look.showing(state).query(),
                    look.shown() == state));
        return chips;
    }

    private static List<Alarm> alarms(Briefing briefing, LiveBoard board, WallClock clock) {
        return board.alerts().reversed().stream()
                .map(alert -> Alarm.of(alert, briefing.time(), clock))
                .sorted(Comparator.comparing(alarm -> !alarm.open()))
                .toList();
    }

    /** The alerts that still hold. */
    public List<Alarm> open() {
        return alarms.stream().filter(Alarm::open).toList();
    }

    /** The alerts that no longer hold. */
    public List<Alarm> ended() {
        return alarms.stream().filter(alarm -> !alarm.open()).toList();
    }

    /** The way to the board sorted by need. */
    public String byNeed() {
        return look.sorted(false).query();
    }

    /** The way to the board in the order of the catalogue. */
    public String byPlace() {
        return look.sorted(true).query();
    }
}
