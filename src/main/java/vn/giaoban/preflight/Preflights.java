package vn.giaoban.preflight;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.live.LiveBoards;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.WallClock;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.preflight.Readiness.Round;
import vn.giaoban.preflight.Readiness.State;
import vn.giaoban.roster.PointAnswer;
import vn.giaoban.roster.Response;
import vn.giaoban.roster.Roster;

/** The checks of devices before a briefing. */
@Component
public class Preflights {

    private final PreflightStore store;
    private final Briefings briefings;
    private final Roster roster;
    private final Points points;
    private final Transactions transactions;
    private final PreflightSettings settings;
    private final TurnAccess turn;
    private final LiveBoards boards;
    private final Clock clock;

    Preflights(
            PreflightStore store,
            Briefings briefings,
            Roster roster,
            Points points,
            Transactions transactions,
            PreflightSettings settings,
            TurnAccess turn,
            LiveBoards boards,
            Clock clock) {
        this.store = store;
        this.briefings = briefings;
        this.roster = roster;
        this.points = points;
        this.transactions = transactions;
        this.settings = settings;
        this.turn = turn;
        this.boards = boards;
        this.clock = clock;
    }

    /**
     * Keeps what somebody says of the devices.
     *
     * @param delegate whose own device it is; null for the room's
     * @param fields of the form; what is not said to work does not
     * @param agent the browser's name for itself
     * @return what was kept; fails with {@code checks-closed}
     */
    public Mono<DeviceCheck> confirm(
            Briefing briefing,
            String point,
            @Nullable UUID delegate,
            Map<String, String> fields,
            @Nullable String agent,
            Actor actor) {
        var now = clock.instant();
        var problem = PreflightPolicy.isOpen(briefing, now);
        if (problem.isPresent()) return Mono.error(problem.get().asException());
        var form = CheckForm.of(fields);
        var round = PreflightPolicy.roundAt(briefing.time().start(), settings.times(), now);
        var check = new DeviceCheck(
                point,
                delegate,
                round,
                form.works(),
                form.tested(),
                form.network(),
                CheckForm.browser(agent),
                actor.name(),
                now);
        return transactions
                .run(store.append(briefing, check).thenReturn(check))
                .doOnSuccess(_ -> boards.lookAgain(briefing.id()));
    }

    /**
     * What the page of a point, or of its room's device, shows of it.
     *
     * @param action where the form of that page goes
     */
    public Mono<CheckCard> card(Briefing briefing, String point, PageTexts texts, String action) {
        return Mono.zip(
                        store.checksOf(briefing, point).collectList(),
                        store.toldOf(briefing).collectList())
                .map(found -> readiness(briefing, point, point, false, found.getT1(), found.getT2()))
                .map(item -> card(briefing, item, new WallClock(briefing.zone(), texts), action));
    }

    private CheckCard card(Briefing briefing, Readiness item, WallClock words, String action) {
        var now = clock.instant();
        var open = PreflightPolicy.isOpen(briefing, now).isEmpty();
        var round = PreflightPolicy.roundAt(briefing.time().start(), settings.times(), now);
        return CheckCard.of(item, round, open, turn.relay(now), words, action, now);
    }

    /** A briefing and how its points stand, in catalogue order. */
    record Board(Briefing briefing, @Nullable Duration round, List<Readiness> items) {

        long count(State state) {
            return items.stream().filter(item -> item.state() == state).count();
        }
    }

    /** The board of a briefing; fails with {@code not-found}. */
    Mono<Board> board(BriefingId id) {
        return briefings.get(id).flatMap(this::board);
    }

    /** The same of a briefing that is at hand. */
    Mono<Board> board(Briefing briefing) {
        return Mono.zip(
                        points.byCodes(briefing.points().stream()
                                .map(ExpectedPoint::point)
                                .toList()),
                        roster.roll(briefing.id()).map(roll -> decliners(roll.points())),
                        store.checksOf(briefing, null).collectList(),
                        store.toldOf(briefing).collectList())
                .map(found -> board(briefing, found.getT1(), found.getT2(), found.getT3(), found.getT4()));
    }

    private static Set<String> decliners(List<PointAnswer> answers) {
        return answers.stream()
                .filter(answer -> answer.response() == Response.DECLINED)
                .map(PointAnswer::point)
                .collect(Collectors.toSet());
    }

    private Board board(
            Briefing briefing,
            Map<String, Point> known,
            Set<String> decliners,
            List<DeviceCheck> checks,
            List<PreflightStore.Told> told) {
        var byPoint = checks.stream().collect(Collectors.groupingBy(DeviceCheck::point));
        var now = clock.instant();
        var items = briefing.points().stream()
                .map(expected -> readiness(
                        briefing,
                        expected.point(),
                        nameOf(expected.point(), known),
                        decliners.contains(expected.point()),
                        byPoint.getOrDefault(expected.point(), List.of()),
                        told))
                .toList();
        var due = PreflightPolicy.due(briefing, settings.times(), now);
        return new Board(briefing, due.isEmpty() ? null : due.getLast(), items);
    }

    private static String nameOf(String code, Map<String, Point> known) {
        var point = known.get(code);
        return point == null ? code : point.name();
    }

    /** A person's own device says nothing of the room's. */
    private Readiness readiness(
            Briefing briefing,
            String code,
            String name,
            boolean declined,
            List<DeviceCheck> checks,
            List<PreflightStore.Told> told) {
        var ofRoom = checks.stream().filter(check -> check.delegate() == null).toList();
        var newest = ofRoom.isEmpty() ? null : ofRoom.getLast();
        var rounds = settings.times().stream()
                .map(before -> new Round(
                        before,
                        dueAt(briefing, before),
                        PreflightPolicy.stateOf(ofRoom, before),
                        told.stream()
                                .anyMatch(time -> time.before().equals(before)
                                        && time.points().contains(code))))
                .toList();
        var state = declined ? State.DECLINED : PreflightPolicy.stateOf(newest);
        return new Readiness(code, name, state, newest, rounds);
    }

    private static Instant dueAt(Briefing briefing, Duration before) {
        return Objects.requireNonNull(briefing.time().start().minus(before));
    }
}
