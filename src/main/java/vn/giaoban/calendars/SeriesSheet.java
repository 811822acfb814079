package vn.giaoban.calendars;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient's calendar has of a series once a message has been read: the entry that repeats, and what differs from it.
 *
 * @param zone whose clocks the names of occurrences are told by
 * @param rhythm what repeats; null for somebody who attends single occurrences only
 * @param sittings occurrences that differ from what repeats, or all there are
 */
public record SeriesSheet(
        UUID series, ZoneId zone, @Nullable Rhythm rhythm, List<Sitting> sittings) {

    private static final int MOST = 5000;

    /** One that shows nothing. */
    public static SeriesSheet empty(UUID series, ZoneId zone) {
        return new SeriesSheet(series, zone, null, List.of());
    }

    /** Whether nothing of the series is in the calendar. */
    @JsonIgnore
    public boolean isEmpty() {
        return rhythm == null && sittings.isEmpty();
    }

    /** Whether it goes on and on. */
    @JsonIgnore
    public boolean isEndless() {
        return rhythm != null && rhythm.recurrence(zone).isEndless();
    }

    /** Everything it shows before an occurrence, by the series' own names. */
    public NavigableMap<LocalDateTime, Sitting> shown(LocalDateTime before) {
        var shown = new TreeMap<LocalDateTime, Sitting>();
        if (rhythm != null) {
            var until = before.getYear() > 3000 ? before : before.plus(rhythm.shift());
            for (var occurrence : rhythm.recurrence(zone).occurrences(LocalDateTime.MIN, until, MOST)) {
                var at = occurrence.recurrenceId();
                var name = at.minus(rhythm.shift());
                shown.put(name, rhythm.pattern().repeated(name, at, zone));
            }
        }
        for (var sitting : sittings) shown.put(sitting.recurrenceId(), sitting);
        return shown;
    }

    /** With other words on some occurrences, or some more where nothing repeats. */
    public SeriesSheet with(Collection<Sitting> others) {
        var all = new TreeMap<LocalDateTime, Sitting>();
        for (var sitting : sittings) all.put(sitting.recurrenceId(), sitting);
        for (var sitting : others) all.put(sitting.recurrenceId(), sitting);
        return new SeriesSheet(series, zone, rhythm, List.copyOf(all.values()));
    }

    /** Without some occurrences. */
    public SeriesSheet without(Collection<Sitting> gone) {
        var names = gone.stream().map(Sitting::recurrenceId).toList();
        var rest =
                sittings.stream().filter(s -> !names.contains(s.recurrenceId())).toList();
        if (rhythm == null) return new SeriesSheet(series, zone, null, rest);
        var exdates = new ArrayList<>(rhythm.exdates());
        gone.forEach(sitting -> exdates.add(sitting.at()));
        return new SeriesSheet(
                series, zone, new Rhythm(rhythm.rrule(), rhythm.shift(), exdates, rhythm.pattern()), rest);
    }
}
