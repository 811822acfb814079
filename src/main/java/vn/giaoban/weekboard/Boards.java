package vn.giaoban.weekboard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.Glance;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.office.OfficeCalendar;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.points.PointKind;
import vn.giaoban.points.Points;
import vn.giaoban.roster.Roster;

/** Finds what the calendar shows, in three statements however much it is, and arranges it. */
@Component
class Boards {

    private static final List<PointKind> KINDS = List.of(PointKind.values());
    private static final int MINUTES = 60;

    private final Points points;
    private final Briefings briefings;
    private final Roster roster;
    private final OfficeCalendar office;
    private final Clock clock;

    Boards(Points points, Briefings briefings, Roster roster, OfficeCalendar office, Clock clock) {
        this.points = points;
        this.briefings = briefings;
        this.roster = roster;
        this.office = office;
        this.clock = clock;
    }

    /**
     * The whole page.
     *
     * @param own the point whose secretary reads it, who sees no other; empty for everybody else
     */
    Mono<BoardView> of(Asked asked, Optional<String> own, PageTexts texts) {
        return find(asked, own)
                .flatMap(found -> roster.counts(found.told()).map(found::with))
                .map(found -> arrange(asked, found, texts));
    }

    /**
     * More rows of it.
     *
     * @param after how many points are there already
     */
    Mono<BoardView> rows(Asked asked, int after, Optional<String> own, PageTexts texts) {
        return find(asked, own).map(found -> {
            var days = new Days(asked, found, office, texts);
            var axis = axis(days.shown(), found);
            var rows = new Rows(asked, found, axis, texts).between(after, Asked.FIRST_ROWS);
            return view(asked, found, days, axis, rows, texts);
        });
    }

    private Mono<Found> find(Asked asked, Optional<String> own) {
        return Mono.zip(
                        points.ofKinds(KINDS).collectList(),
                        briefings.glance(asked.start(), asked.end()).collectList())
                .map(read -> Found.of(
                        Search.of(asked.query()),
                        read.getT1().stream()
                                .filter(point -> own.isEmpty() || own.get().equals(point.code()))
                                .toList(),
                        read.getT2().stream()
                                .filter(briefing ->
                                        own.isEmpty() || briefing.booked().contains(own.get()))
                                .toList(),
                        clock.instant()));
    }

    private BoardView arrange(Asked asked, Found found, PageTexts texts) {
        var days = new Days(asked, found, office, texts);
        if (!asked.view().hasRows()) return view(asked, found, days, null, null, texts);
        var axis = axis(days.shown(), found);
        var rows = new Rows(asked, found, axis, texts).between(0, asked.rows());
        return view(asked, found, days, axis, rows, texts);
    }

    private Axis axis(List<LocalDate> days, Found found) {
        var times = new ArrayList<TimeRange>();
        found.briefings().stream()
                .filter(briefing -> briefing.status() != BriefingStatus.CANCELLED)
                .map(Glance::time)
                .forEach(times::add);
        for (var day : days) {
            var start = day.atStartOfDay(HomeZone.ID).toInstant();
            times.addAll(office.openRanges(new TimeRange(start, Days.endOf(day)), HomeZone.ID));
        }
        return Axis.around(days, times, HomeZone.ID);
    }

    private BoardView view(
            Asked asked, Found found, Days days, @Nullable Axis axis, @Nullable RowsView rows, PageTexts texts) {
        var views = days.shown().stream().map(days::view).toList();
        return new BoardView(
                asked,
                asked.view().label(),
                Period.of(asked, days, texts),
                texts.say("week.lead", found.briefings().size()),
                asked.query().isEmpty()
                        ? ""
                        : texts.say(
                                "week.found",
                                found.points().size(),
                                found.all(),
                                found.briefings().size()),
                steps(asked, found),
                tabs(asked),
                views,
                found.briefings().isEmpty(),
                axis == null ? null : scale(axis, views, found),
                rows);
    }

    private static BoardView.Steps steps(Asked asked, Found found) {
        var today = found.now().atZone(HomeZone.ID).toLocalDate();
        return new BoardView.Steps(
                asked.address(asked.view(), asked.view().step(asked.date(), -1)),
                asked.address(asked.view(), today),
                asked.address(asked.view(), asked.view().step(asked.date(), 1)));
    }

    private static List<BoardView.Tab> tabs(Asked asked) {
        return Arrays.stream(View.values())
                .map(view -> new BoardView.Tab(view.label(), asked.address(view, asked.date()), view == asked.view()))
                .toList();
    }

    private static BoardView.Scale scale(Axis axis, List<DayView> days, Found found) {
        var now = axis.until(found.now());
        return new BoardView.Scale(
                axis.days().size(),
                axis.hours(),
                now == null ? null : percent(now.width()),
                IntStream.range(0, days.size())
                        .filter(n -> days.get(n).today() || days.get(n).off())
                        .mapToObj(n -> shade(days.get(n), axis.day(n)))
                        .toList(),
                axis.ticks(axis.days().size() == 1 ? 1 : 2),
                axis.starts().stream().map(String::valueOf).collect(Collectors.joining(",")),
                axis.hours() * MINUTES,
                found.now().toEpochMilli(),
                HomeZone.ID.getRules().getOffset(found.now()).getId());
    }

    private static BoardView.Shade shade(DayView day, Axis.Piece place) {
        return new BoardView.Shade(
                day.today() ? "shade-today" : "shade-off", percent(place.left()), percent(place.width()));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f%%", share);
    }
}
