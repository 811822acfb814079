package vn.giaoban.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.Problem;
import vn.giaoban.planning.BriefingForm;
import vn.giaoban.planning.Warning;

/**
 * What an import comes to, over HTTP.
 *
 * @param counts how many events are in which state
 */
record ImportView(List<Event> items, Map<Item.State, Integer> counts) {

    /**
     * One event.
     *
     * @param key what names it in {@code ?event=}
     * @param points codes of the points found, with their rooms where named
     * @param unknown what of its place no point was found for
     * @param errors why it is not understood
     * @param obstacle why it can't be booked, as problem details
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            String key,
            int line,
            String title,
            Item.State state,
            @Nullable OffsetDateTime start,
            @Nullable OffsetDateTime end,
            @Nullable String timeZone,
            @Nullable String rrule,
            List<Place> points,
            List<String> unknown,
            int delegates,
            @Nullable String chair,
            @Nullable String briefing,
            List<ImportWords.Told> errors,
            @Nullable Map<String, Object> obstacle,
            List<Warning> warnings) {}

    /** A point and its room. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(String code, String name, @Nullable String room) {}

    static ImportView of(List<Item> items) {
        var counts = new EnumMap<Item.State, Integer>(Item.State.class);
        items.forEach(item -> counts.merge(item.state(), 1, Integer::sum));
        return new ImportView(items.stream().map(ImportView::event).toList(), counts);
    }

    private static Event event(Item item) {
        var form = item.form();
        return new Event(
                item.entry().key(),
                item.entry().line(),
                item.entry().title(),
                item.state(),
                form == null ? null : form.start(),
                form == null ? null : form.end(),
                form == null ? null : form.timeZone(),
                form == null || form.recurrence() == null
                        ? null
                        : form.recurrence().rrule(),
                item.places().stream().map(ImportView::place).toList(),
                item.unknown(),
                form == null
                        ? 0
                        : Objects.requireNonNullElse(form.delegates(), List.of())
                                .size(),
                chair(form),
                item.briefing() == null ? null : item.briefing().toString(),
                ImportWords.told(item.faults()),
                item.obstacle() == null ? null : details(item.obstacle()),
                item.warnings());
    }

    private static @Nullable String chair(@Nullable BriefingForm form) {
        return form == null || form.chair() == null ? null : form.chair().name();
    }

    private static Place place(Places.Place place) {
        var room = place.room();
        return new Place(place.point().code(), place.point().name(), room == null ? null : room.id());
    }

    private static Map<String, Object> details(Problem problem) {
        var all = new LinkedHashMap<String, Object>();
        all.put("type", "urn:giaoban:problem:" + problem.slug());
        all.put("status", problem.status());
        all.put("detail", problem.detail());
        all.putAll(problem.members());
        return all;
    }
}
