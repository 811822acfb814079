package vn.giaoban.imports;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of a calendar as it is understood.
 *
 * @param key by which it is known again: its UID, with the occurrence that it is about when it is a changed one of a series
 * @param line where it begins in the file
 * @param time null when it has none that is understood; {@code faults} then says why
 * @param places what its LOCATION and its rooms name
 * @param rrule null for a single event
 * @param exdates starts of occurrences that do not take place
 * @param occurrence of which occurrence of its series it is a change; null for the series itself and for single events
 */
record Entry(
        String key,
        String uid,
        int line,
        String title,
        @Nullable Time time,
        List<String> places,
        @Nullable Person organizer,
        List<Person> people,
        @Nullable String rrule,
        List<LocalDateTime> exdates,
        @Nullable LocalDateTime occurrence,
        boolean cancelled,
        List<Fault> faults) {

    /** From when to when, by the clocks of a zone. */
    record Time(LocalDateTime start, LocalDateTime end, ZoneId zone) {}

    /**
     * Who is invited.
     *
     * @param name empty when only the address is given
     * @param email in lower case; empty when there is none
     * @param role ROLE, empty when it is not said
     */
    record Person(String name, String email, String role) {}

    /** The same without occurrences that are changed, and so are events of their own. */
    Entry without(List<LocalDateTime> changed) {
        var all = new ArrayList<>(exdates);
        all.addAll(changed);
        return new Entry(
                key, uid, line, title, time, places, organizer, people, rrule, all, occurrence, cancelled, faults);
    }

    /**
     * What is wrong, and where.
     *
     * @param line in the file, from 1
     * @param component the component or its property, as VEVENT or DTSTART
     * @param value what the words of the kind speak of; empty when of nothing
     */
    record Fault(int line, String component, Kind kind, String value) {

        /** What can be wrong; each has words in {@code messages/imports.properties}. */
        enum Kind {
            NO_CALENDAR,
            NO_LINE,
            UNCLOSED,
            LONG_LINE,
            MANY_EVENTS,
            ENCODING,
            MISSING,
            TWICE,
            WHOLE_DAY,
            NO_TIME,
            UNKNOWN_ZONE,
            NO_DURATION,
            RULE,
            RDATE,
            FORM
        }
    }
}
