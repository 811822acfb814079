package vn.giaoban.drafting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BookingPolicy;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.reservations.Hold;

/** The form as it is found by who opens the page: everybody invited, the next time that suits all, or what was done a week ago. */
@Component
class FirstDraft {

    private static final Duration LENGTH = Duration.ofMinutes(90);
    private static final Duration LOOKED_BACK = Duration.ofDays(35);
    private static final Duration LOOKED_AHEAD = Duration.ofDays(21);
    private static final int OFFERED = 3;
    /** "tuần 48", "week 48". */
    private static final Pattern WEEK = Pattern.compile("(?iu)(tuần|week)\\s+\\d{1,2}");

    private final Briefings briefings;
    private final FreeTime freeTime;
    private final OwnHolds holds;
    private final Clock clock;

    FirstDraft(Briefings briefings, FreeTime freeTime, OwnHolds holds, Clock clock) {
        this.briefings = briefings;
        this.freeTime = freeTime;
        this.holds = holds;
        this.clock = clock;
    }

    /**
     * What the page was opened with.
     *
     * @param start where on the calendar somebody clicked; null for the next time that suits all
     * @param point at which row; null for everybody
     */
    record Opening(
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable String point,
            @Nullable Briefing from) {}

    /** Briefings of the last weeks that can be copied, the newest first. */
    Mono<List<Briefing>> offered() {
        var now = clock.instant();
        return briefings
                .toldBetween(now.minus(LOOKED_BACK), now.plus(LOOKED_AHEAD), null)
                .filter(briefing -> briefing.status() != BriefingStatus.CANCELLED)
                .takeLast(OFFERED)
                .collectList()
                .map(List::reversed);
    }

    /** The form. */
    Mono<Draft> draft(Opening opening, Catalogue catalogue, String title, Actor actor) {
        var from = opening.from();
        var points = from == null ? chosen(opening.point(), catalogue) : codes(from, catalogue);
        var given = time(opening);
        if (given != null) return Mono.just(draft(opening, given, points, title));
        return holds.of(actor)
                .map(own -> own.stream().map(Hold::id).toList())
                .flatMap(own -> from == null
                        ? freeTime.next(catalogue.wishes(points, 4), LENGTH, own)
                        : Mono.just(freeTime.aWeekLater(from.time())))
                .map(time -> draft(opening, time, points, title));
    }

    private static Set<String> chosen(@Nullable String point, Catalogue catalogue) {
        return point != null && catalogue.points().containsKey(point) ? Set.of(point) : catalogue.everybody();
    }

    /** Those that were expected and are still there. */
    private static Set<String> codes(Briefing from, Catalogue catalogue) {
        var codes = new LinkedHashSet<>(Present.codes(from));
        codes.retainAll(catalogue.points().keySet());
        return codes;
    }

    private static @Nullable TimeRange time(Opening opening) {
        var start = opening.start();
        var end = opening.end();
        if (start == null) return null;
        return end != null && end.isAfter(start) ? new TimeRange(start, end) : new TimeRange(start, start.plus(LENGTH));
    }

    private static Draft draft(Opening opening, TimeRange time, Set<String> points, String title) {
        var start = time.start().atZone(HomeZone.ID);
        var from = opening.from();
        return from == null ? blank(start, time, points, named(title, start)) : copy(from, start, time, points);
    }

    private static String named(String title, ZonedDateTime start) {
        return title + " " + start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private static Draft blank(ZonedDateTime start, TimeRange time, Set<String> points, String title) {
        return new Draft(
                UUID.randomUUID(),
                title,
                "",
                "",
                "",
                "",
                Priority.ROUTINE,
                "",
                Present.lines(List.of()),
                start.toLocalDate().toString(),
                Present.TIME.format(start),
                Present.TIME.format(time.end().atZone(HomeZone.ID)),
                Repeat.NONE,
                "12",
                false,
                points,
                Set.of(),
                Map.of(),
                BookingPolicy.ALL_OR_NOTHING,
                Set.of("P1D", "PT30M"),
                null,
                null);
    }

    /** The same a week later; what was urgent once is not so again. */
    private static Draft copy(Briefing from, ZonedDateTime start, TimeRange time, Set<String> points) {
        var week = start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        var title = WEEK.matcher(from.title()).replaceAll("$1 " + week);
        var priority = from.priority() == Priority.URGENT ? Priority.ROUTINE : from.priority();
        return Present.draft(from, title, priority, "", time, points, null);
    }
}
