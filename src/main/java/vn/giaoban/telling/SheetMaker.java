package vn.giaoban.telling;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.giaoban.calendars.Rhythm;
import vn.giaoban.calendars.SeriesSheet;
import vn.giaoban.calendars.Sitting;
import vn.giaoban.recurrence.Exported;

/**
 * Makes the entries that show somebody's occurrences of a series: one that repeats, the occurrences that differ, and the dates that are left
 * out. Where no rule that calendars understand gives the occurrences, they are shown one by one.
 */
final class SheetMaker {

    private static final LocalDateTime ANY_DAY = LocalDateTime.of(2000, 1, 1, 0, 0);

    private final Course course;

    SheetMaker(Course course) {
        this.course = course;
    }

    /**
     * The sheet that shows exactly these.
     *
     * @param sittings all that shall be shown, those that are over included
     * @param then what the calendar has now
     * @param repeating whether it should be one entry that repeats; one that repeats already goes on doing so
     */
    SeriesSheet of(NavigableMap<LocalDateTime, Sitting> sittings, SeriesSheet then, boolean repeating) {
        if (then.rhythm() != null || repeating) {
            var sheet = repeated(sittings, course.recurrence().shift(), course.isEndless());
            if (sheet.isEmpty()) sheet = repeated(sittings, earlierShift(then), false);
            if (sheet.isPresent()) return sheet.get();
        }
        return oneByOne(sittings, then);
    }

    /** Days that a rule can't be moved to are told as exceptions from the days where it was. */
    private static Duration earlierShift(SeriesSheet then) {
        return then.rhythm() == null ? Duration.ZERO : then.rhythm().shift();
    }

    private Optional<SeriesSheet> repeated(
            NavigableMap<LocalDateTime, Sitting> sittings, Duration shift, boolean endless) {
        var starts = sittings.keySet().stream().map(id -> id.plus(shift)).toList();
        return course.recurrence()
                .export(starts, endless ? course.known().plus(shift) : null)
                .map(exported -> sheet(sittings, shift, exported));
    }

    private SeriesSheet sheet(NavigableMap<LocalDateTime, Sitting> sittings, Duration shift, Exported exported) {
        var zone = course.recurrence().zone();
        var start = exported.start();
        var usual = usual(sittings, shift).repeated(start.minus(shift), start, zone);
        var others = new ArrayList<Sitting>();
        sittings.forEach((id, sitting) -> {
            var at = id.plus(shift);
            if (!sitting.changesSince(usual.repeated(id, at, zone)).isEmpty()) others.add(sitting.named(at));
        });
        var rhythm = new Rhythm(exported.rrule(), shift, exported.exdates(), usual);
        return new SeriesSheet(course.series(), zone, rhythm, others);
    }

    /** What most of those to come are like, the first of them when that is in doubt; those that were moved don't count. */
    private Sitting usual(NavigableMap<LocalDateTime, Sitting> sittings, Duration shift) {
        var counts = new LinkedHashMap<Sitting, Integer>();
        for (var sitting : toChooseFrom(sittings, shift)) counts.merge(alike(sitting), 1, Integer::sum);
        var most = Collections.max(counts.values());
        return counts.entrySet().stream()
                .filter(count -> count.getValue().equals(most))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private List<Sitting> toChooseFrom(NavigableMap<LocalDateTime, Sitting> sittings, Duration shift) {
        var coming = sittings.values().stream()
                .filter(sitting -> sitting.plan().time().end().isAfter(course.now()))
                .toList();
        var all = coming.isEmpty() ? List.copyOf(sittings.values()) : coming;
        var unmoved = all.stream().filter(sitting -> isAsRuled(sitting, shift)).toList();
        return unmoved.isEmpty() ? all : unmoved;
    }

    private boolean isAsRuled(Sitting sitting, Duration shift) {
        var ruled =
                sitting.recurrenceId().plus(shift).atZone(course.recurrence().zone());
        return ruled.toInstant().equals(sitting.plan().time().start());
    }

    /** The same on one day for all, so that they can be compared. */
    private Sitting alike(Sitting sitting) {
        return sitting.repeated(ANY_DAY, ANY_DAY, course.recurrence().zone());
    }

    /** Each keeps the name under which the calendar knows it. */
    private SeriesSheet oneByOne(NavigableMap<LocalDateTime, Sitting> sittings, SeriesSheet then) {
        var named = new TreeMap<LocalDateTime, Sitting>();
        sittings.forEach((id, sitting) -> {
            @Nullable Sitting known = known(then, id);
            named.put(id, known == null ? sitting : sitting.named(known.at()));
        });
        return new SeriesSheet(course.series(), course.recurrence().zone(), null, List.copyOf(named.values()));
    }

    private static @Nullable Sitting known(SeriesSheet then, LocalDateTime id) {
        return then.sittings().stream()
                .filter(sitting -> sitting.recurrenceId().equals(id))
                .findFirst()
                .orElse(null);
    }
}
