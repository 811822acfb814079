package vn.giaoban.drafting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.giaoban.briefings.BookingPolicy;
import vn.giaoban.briefings.Priority;
import vn.giaoban.scheduling.Scope;

/**
 * The form as it was typed, right or wrong; what is not there is an empty text. Plain Java.
 *
 * @param form the id under which it is sent off once
 * @param date such as {@code 2026-12-07}
 * @param start such as {@code 08:00}
 * @param times how many times, when it repeats
 * @param skip whether occurrences that can't be had are left out
 * @param points codes of the points that are chosen
 * @param optional those of them it can be held without
 * @param rooms ids of the rooms that were chosen, by point
 * @param reminders how long before the start, such as {@code PT30M}
 * @param hold the rooms that are held for it
 * @param edited the briefing that is changed; null for a new one
 */
record Draft(
        UUID form,
        String title,
        String chairName,
        String chairTitle,
        String chairEmail,
        String host,
        Priority priority,
        String urgentReason,
        List<Line> agenda,
        String date,
        String start,
        String end,
        Repeat repeat,
        String times,
        boolean skip,
        Set<String> points,
        Set<String> optional,
        Map<String, String> rooms,
        BookingPolicy policy,
        Set<String> reminders,
        @Nullable UUID hold,
        @Nullable Edited edited) {

    /** The most lines of the agenda that are read: one more than may be. */
    private static final int LINES = 101;

    private static final String ROOM = "room.";

    /**
     * A briefing that is there already.
     *
     * @param version the one that the form was made from
     * @param scope how much of its series is meant; THIS for one that belongs to none
     */
    record Edited(UUID briefing, int version, Scope scope) {}

    /** A line of the agenda as it was typed. */
    record Line(String title, String minutes, String presenter) {

        /** One to be filled in. */
        static final Line EMPTY = new Line("", "", "");

        boolean isEmpty() {
            return title.isEmpty() && minutes.isEmpty() && presenter.isEmpty();
        }
    }

    /** What a browser sent. */
    static Draft of(MultiValueMap<String, String> sent) {
        return new Draft(
                Objects.requireNonNullElseGet(id(sent.getFirst("form")), UUID::randomUUID),
                text(sent, "title"),
                text(sent, "chairName"),
                text(sent, "chairTitle"),
                text(sent, "chairEmail"),
                text(sent, "host"),
                constant(sent.getFirst("priority"), Priority.values(), Priority.ROUTINE),
                text(sent, "urgentReason"),
                lines(sent),
                text(sent, "date"),
                text(sent, "start"),
                text(sent, "end"),
                Repeat.of(sent.getFirst("repeat")),
                text(sent, "times"),
                sent.containsKey("skip"),
                all(sent, "point"),
                all(sent, "optional"),
                rooms(sent),
                constant(sent.getFirst("policy"), BookingPolicy.values(), BookingPolicy.ALL_OR_NOTHING),
                all(sent, "reminder"),
                id(sent.getFirst("hold")),
                edited(sent));
    }

    private static @Nullable Edited edited(MultiValueMap<String, String> sent) {
        var briefing = id(sent.getFirst("edited"));
        var version = text(sent, "version");
        if (briefing == null || !version.matches("[0-9]{1,9}")) return null;
        return new Edited(
                briefing, Integer.parseInt(version), constant(sent.getFirst("scope"), Scope.values(), Scope.THIS));
    }

    private static String text(MultiValueMap<String, String> sent, String name) {
        return Objects.requireNonNullElse(sent.getFirst(name), "").strip();
    }

    private static Set<String> all(MultiValueMap<String, String> sent, String name) {
        return new LinkedHashSet<>(sent.getOrDefault(name, List.of()));
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null; // made up: as good as none
        }
    }

    private static <E extends Enum<E>> E constant(@Nullable String name, E[] known, E otherwise) {
        return Arrays.stream(known)
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }

    private static List<Line> lines(MultiValueMap<String, String> sent) {
        var titles = sent.getOrDefault("agendaTitle", List.of());
        var lines = new ArrayList<Line>();
        for (var i = 0; i < titles.size() && i < LINES; i++)
            lines.add(new Line(titles.get(i).strip(), at(sent, "agendaMinutes", i), at(sent, "agendaPresenter", i)));
        return List.copyOf(lines);
    }

    private static String at(MultiValueMap<String, String> sent, String name, int index) {
        var all = sent.getOrDefault(name, List.of());
        return index < all.size() ? all.get(index).strip() : "";
    }

    private static Map<String, String> rooms(MultiValueMap<String, String> sent) {
        var rooms = new HashMap<String, String>();
        sent.forEach((name, values) -> {
            if (name.startsWith(ROOM) && !values.getFirst().isEmpty())
                rooms.put(name.substring(ROOM.length()), values.getFirst());
        });
        return rooms;
    }

    /** The same at another time, for which nothing is held yet. */
    Draft at(String otherDate, String otherStart, String otherEnd) {
        return copy(title, agenda, otherDate, otherStart, otherEnd, points, hold);
    }

    /** The same with other points. */
    Draft across(Set<String> others) {
        return copy(title, agenda, date, start, end, others, hold);
    }

    /** The same with another title. */
    Draft titled(String other) {
        return copy(other, agenda, date, start, end, points, hold);
    }

    /** The same with one more line to fill in. */
    Draft withMoreLines() {
        var lines = new ArrayList<>(agenda);
        if (lines.size() < LINES) lines.add(Line.EMPTY);
        return copy(title, List.copyOf(lines), date, start, end, points, hold);
    }

    /** The same with other rooms that are held for it. */
    Draft holding(@Nullable UUID other) {
        return copy(title, agenda, date, start, end, points, other);
    }

    private Draft copy(
            String newTitle,
            List<Line> newAgenda,
            String newDate,
            String newStart,
            String newEnd,
            Set<String> newPoints,
            @Nullable UUID newHold) {
        return new Draft(
                form,
                newTitle,
                chairName,
                chairTitle,
                chairEmail,
                host,
                priority,
                urgentReason,
                newAgenda,
                newDate,
                newStart,
                newEnd,
                repeat,
                times,
                skip,
                newPoints,
                optional,
                rooms,
                policy,
                reminders,
                newHold,
                edited);
    }
}
