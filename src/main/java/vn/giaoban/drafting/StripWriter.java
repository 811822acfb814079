package vn.giaoban.drafting;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.booking.ScheduleConflict.Conflict;
import vn.giaoban.booking.ScheduleConflict.Holder;
import vn.giaoban.booking.ScheduleConflict.Suggestion;
import vn.giaoban.drafting.StripView.Choice;
import vn.giaoban.drafting.StripView.Obstacle;
import vn.giaoban.drafting.StripView.Place;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.WallClock;
import vn.giaoban.recurrence.Recurrence;

/**
 * Puts what would come of a form into words.
 *
 * @param look what would
 * @param clock says times in the reader's language
 */
record StripWriter(Outlook look, Catalogue catalogue, PageTexts texts, WallClock clock) {

    private static final int NAMED_AT_ONCE = 6;
    private static final DateTimeFormatter USED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    /** The strip. */
    static StripView write(Outlook look, Catalogue catalogue, PageTexts texts) {
        return new StripWriter(look, catalogue, texts, new WallClock(HomeZone.ID, texts)).write();
    }

    private StripView write() {
        var state = state();
        return new StripView(
                state,
                texts.say("strip." + state, look.points(), look.missing().size()),
                look.times().isEmpty() ? "" : words(look.times().getFirst()),
                repeats(),
                faults(),
                look.broken().stream().map(this::rule).toList(),
                obstacles(look.conflicts()),
                obstacles(look.missing()),
                choices(),
                look.heldUntil() == null ? "" : texts.say("strip.held", clock.time(look.heldUntil())),
                look.isHoldable());
    }

    private String state() {
        if (look.times().isEmpty()) return "unknown";
        if (!look.conflicts().isEmpty()) return "taken";
        if (look.capacity() != null) return "over";
        if (look.broken().stream().anyMatch(b -> b.breach().isRefused())) return "closed";
        return look.missing().isEmpty() ? "free" : "partly";
    }

    private List<String> faults() {
        return Stream.concat(
                        look.mistakes().stream().map(m -> texts.say("fault." + m.kind(), m.value())),
                        Stream.ofNullable(look.capacity()))
                .distinct()
                .toList();
    }

    private String words(TimeRange time) {
        return clock.day(time.start()) + ", " + clock.hours(time);
    }

    private String repeats() {
        var rule = look.rule();
        if (rule == null || look.times().isEmpty()) return "";
        var start = look.times().getFirst().start().atZone(HomeZone.ID).toLocalDateTime();
        var words = Recurrence.of(rule, start, HomeZone.ID, List.of()).inWords(texts.locale());
        return texts.say(
                "strip.repeats", words, clock.day(look.times().getLast().start()));
    }

    private String rule(Outlook.BrokenRule broken) {
        var breach = broken.breach();
        var says = texts.get((breach.isRefused() ? "office.refuse." : "office.warn.") + breach.rule());
        return look.times().size() == 1 ? says : says + " (" + words(broken.time()) + ")";
    }

    private List<Obstacle> obstacles(List<Conflict> conflicts) {
        var byHolder = new LinkedHashMap<String, List<Conflict>>();
        for (var conflict : conflicts) {
            var key = conflict.heldBy() == null ? "" : conflict.heldBy().id().toString();
            byHolder.computeIfAbsent(key, _ -> new ArrayList<>()).add(conflict);
        }
        return byHolder.values().stream().map(this::obstacle).toList();
    }

    private Obstacle obstacle(List<Conflict> conflicts) {
        var holder = conflicts.getFirst().heldBy();
        var places = conflicts.stream().map(this::place).distinct().toList();
        var shown = Math.min(NAMED_AT_ONCE, places.size());
        return new Obstacle(
                title(holder),
                holder == null ? "" : words(range(holder)),
                holder == null || isHold(holder) ? "" : "/briefings/" + holder.id(),
                places.subList(0, shown),
                places.subList(shown, places.size()),
                places.size());
    }

    private String title(@Nullable Holder holder) {
        if (holder == null) return texts.get("strip.noroom");
        return isHold(holder) ? texts.get("strip.hold") : holder.title();
    }

    private static boolean isHold(Holder holder) {
        return holder.status().equals("HOLD");
    }

    private static TimeRange range(Holder holder) {
        return new TimeRange(holder.start().toInstant(), holder.end().toInstant());
    }

    private Place place(Conflict conflict) {
        var point = conflict.point();
        var room = conflict.room();
        var free = conflict.alternatives().stream().map(catalogue::roomName).toList();
        return new Place(
                point == null ? Objects.requireNonNullElse(conflict.person(), "") : catalogue.nameOf(point),
                room == null ? "" : catalogue.roomName(room),
                free.isEmpty() ? "" : texts.say("strip.alternatives", String.join(", ", free)));
    }

    private List<Choice> choices() {
        if (!look.conflicts().isEmpty())
            return look.suggestions().stream().map(this::choice).toList();
        return look.broken().stream()
                .flatMap(broken -> Stream.ofNullable(broken.breach().earliest()))
                .distinct()
                .map(this::earliest)
                .toList();
    }

    private Choice choice(Suggestion suggestion) {
        var time =
                new TimeRange(suggestion.start().toInstant(), suggestion.end().toInstant());
        var names = suggestion.missing().stream().map(catalogue::nameOf).toList();
        var note = suggestion.complete()
                ? ""
                : texts.say(
                        "strip.without", names.size(), String.join(", ", names.subList(0, Math.min(3, names.size()))));
        return choice(time, note);
    }

    private Choice earliest(Instant start) {
        var length = look.times().getFirst().duration();
        return choice(new TimeRange(start, start.plus(length)), "");
    }

    private Choice choice(TimeRange time, String note) {
        return new Choice(local(time.start()) + "/" + local(time.end()), words(time), note);
    }

    private static String local(Instant at) {
        return USED.format(at.atZone(HomeZone.ID));
    }
}
