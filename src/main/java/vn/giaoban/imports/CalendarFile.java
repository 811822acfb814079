package vn.giaoban.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of a calendar file as they are written. What else stands there is passed over, above all each VTIMEZONE: zones are those of the
 * JDK, by their names, and nobody is asked about one.
 *
 * @param zone the zone that the calendar names as its own; null when it names none
 */
record CalendarFile(@Nullable String zone, List<Component> events) {

    /** More than an office meets in years; each is tried out. */
    static final int MOST_EVENTS = 500;

    private static final int LONGEST_LINE = 20_000;
    private static final int DEEPEST = 8;

    /**
     * One VEVENT.
     *
     * @param line where it begins
     */
    record Component(int line, List<CalendarLine> lines) {

        @Nullable
        CalendarLine first(String name) {
            return all(name).findFirst().orElse(null);
        }

        Stream<CalendarLine> all(String name) {
            return lines.stream().filter(line -> line.name().equals(name));
        }
    }

    /**
     * Reads it.
     *
     * @throws vn.giaoban.kernel.ProblemException {@link ImportProblem.FaultyCalendar} when it is no calendar, or one that nobody would write
     */
    static CalendarFile read(String text) {
        return new Reading().read(text);
    }

    private static final class Reading {

        private final List<Component> events = new ArrayList<>();
        private final Deque<String> inside = new ArrayDeque<>();
        private List<CalendarLine> open = new ArrayList<>();
        private int began;
        private @Nullable String zone;
        private boolean calendar;

        CalendarFile read(String text) {
            var unfolded = new StringBuilder();
            var first = 1;
            var number = 0;
            for (var at = 0; at < text.length(); ) {
                var end = text.indexOf('\n', at);
                if (end < 0) end = text.length();
                number++;
                var from = at;
                var to = end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
                at = end + 1;
                var folded = from < to && (text.charAt(from) == ' ' || text.charAt(from) == '\t');
                if (!folded) {
                    take(first, unfolded);
                    first = number;
                }
                if (unfolded.length() + to - from > LONGEST_LINE)
                    throw fault(number, Entry.Fault.Kind.LONG_LINE, Integer.toString(LONGEST_LINE));
                unfolded.append(text, folded ? from + 1 : from, to);
            }
            take(first, unfolded);
            if (!calendar) throw fault(1, Entry.Fault.Kind.NO_CALENDAR, "");
            if (!inside.isEmpty()) throw fault(Math.max(1, number), Entry.Fault.Kind.UNCLOSED, inside.peek());
            return new CalendarFile(zone, List.copyOf(events));
        }

        private void take(int number, StringBuilder unfolded) {
            if (!unfolded.toString().isBlank()) line(number, unfolded.toString());
            unfolded.setLength(0);
        }

        private void line(int number, String raw) {
            var line = CalendarLine.of(number, raw);
            if (!calendar && (line == null || !line.name().equals("BEGIN")))
                throw fault(number, Entry.Fault.Kind.NO_CALENDAR, "");
            if (line == null) {
                if (isEvent()) throw fault(number, Entry.Fault.Kind.NO_LINE, "");
                return;
            }
            switch (line.name()) {
                case "BEGIN" -> begin(line);
                case "END" -> end(line);
                default -> property(line);
            }
        }

        private void begin(CalendarLine line) {
            var component = line.value().strip().toUpperCase(Locale.ROOT);
            if (inside.isEmpty() && !component.equals("VCALENDAR"))
                throw fault(line.number(), Entry.Fault.Kind.NO_CALENDAR, "");
            calendar = true;
            if (inside.size() == DEEPEST) throw fault(line.number(), Entry.Fault.Kind.UNCLOSED, inside.getFirst());
            inside.push(component);
            if (!isEvent()) return;
            if (events.size() == MOST_EVENTS)
                throw fault(line.number(), Entry.Fault.Kind.MANY_EVENTS, Integer.toString(MOST_EVENTS));
            began = line.number();
            open = new ArrayList<>();
        }

        private void end(CalendarLine line) {
            var component = line.value().strip().toUpperCase(Locale.ROOT);
            if (!component.equals(inside.peek())) throw fault(line.number(), Entry.Fault.Kind.UNCLOSED, component);
            if (isEvent()) events.add(new Component(began, List.copyOf(open)));
            inside.pop();
        }

        private void property(CalendarLine line) {
            if (isEvent()) open.add(line);
            else if (inside.size() == 1 && line.name().equals("X-WR-TIMEZONE"))
                zone = line.value().strip();
        }

        /** Right in an event, not in an alarm of it. */
        private boolean isEvent() {
            return inside.size() == 2 && "VEVENT".equals(inside.peek());
        }

        private static RuntimeException fault(int line, Entry.Fault.Kind kind, String value) {
            return new ImportProblem.FaultyCalendar(List.of(new Entry.Fault(line, "VCALENDAR", kind, value)))
                    .asException();
        }
    }
}
