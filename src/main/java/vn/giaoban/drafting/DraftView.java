package vn.giaoban.drafting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.WallClock;
import vn.giaoban.points.Point;

/**
 * What the page shows.
 *
 * @param draft what was typed
 * @param faults what has to be typed otherwise, by the field's name
 * @param groups the points, as boxes to tick
 * @param chosen how many points are chosen
 * @param offers briefings that can be copied
 * @param templates that it can begin with
 * @param copied title of the one that was; empty when none was
 * @param editing the briefing that is changed; null for a new one
 * @param minutes what the agenda comes to
 * @param strip the availability
 */
record DraftView(
        Draft draft,
        Map<String, String> faults,
        List<GroupView> groups,
        int chosen,
        int all,
        List<Offer> offers,
        List<Offer> templates,
        String copied,
        @Nullable Editing editing,
        Minutes minutes,
        StripView strip) {

    /** Points that stand together; {@code open} shows them at once. */
    record GroupView(String key, String name, boolean open, long chosen, List<PointView> points) {}

    /** A point to tick. */
    record PointView(String code, String name, boolean chosen, boolean optional, String room, List<RoomView> rooms) {}

    /** A room to choose. */
    record RoomView(String id, String name) {}

    /** A briefing to copy, or a template to begin with, which has no day. */
    record Offer(String id, String title, String day) {}

    /**
     * A briefing that is there.
     *
     * @param title as it was
     * @param consequence what saving will do, in words
     * @param repeats whether it is one of a series, so that one has to say how much of it is meant
     */
    record Editing(String id, int version, String title, String consequence, boolean repeats, String scope) {

        static Editing of(Origin.Present origin, PageTexts texts) {
            var briefing = origin.briefing();
            var edited = origin.edited();
            return new Editing(
                    briefing.id().toString(),
                    edited.version(),
                    briefing.title(),
                    briefing.isPublished()
                            ? texts.say("edit.told", briefing.points().size())
                            : texts.get("edit.quiet"),
                    origin.repeats(),
                    edited.scope().name());
        }
    }

    /**
     * The agenda's minutes against the briefing's.
     *
     * @param over whether they are more than there are
     * @param text what they come to, in words; empty when no line has any
     */
    record Minutes(boolean over, String text) {

        static Minutes of(Draft draft, PageTexts texts) {
            var sum = draft.agenda().stream()
                    .flatMap(line -> Stream.ofNullable(DraftReader.minutes(line)))
                    .mapToInt(Integer::intValue)
                    .sum();
            var length = length(draft);
            if (sum == 0 || length <= 0) return new Minutes(false, "");
            if (sum > length) return new Minutes(true, texts.say("agenda.over", sum, length, sum - length));
            var key = sum == length ? "agenda.exact" : "agenda.left";
            return new Minutes(false, texts.say(key, sum, length, length - sum));
        }

        private static long length(Draft draft) {
            var ignored = new ArrayList<Mistake>();
            var start = DraftReader.time("start", draft.start(), ignored);
            var end = DraftReader.time("end", draft.end(), ignored);
            return start == null || end == null
                    ? 0
                    : Duration.between(start, end).toMinutes();
        }
    }

    /**
     * The page's content.
     *
     * @param mistakes what has to be typed otherwise
     * @param origin where the form comes from
     */
    static DraftView of(
            Draft draft, List<Mistake> mistakes, Outlook look, Catalogue catalogue, Origin origin, PageTexts texts) {
        return new DraftView(
                draft,
                faults(mistakes, texts),
                catalogue.groups().stream()
                        .map(group -> group(group, draft, texts))
                        .toList(),
                (int) draft.points().stream()
                        .filter(catalogue.points()::containsKey)
                        .count(),
                total(draft, catalogue),
                origin instanceof Origin.Fresh fresh ? offers(fresh, texts) : List.of(),
                origin instanceof Origin.Fresh fresh ? templates(fresh) : List.of(),
                copied(origin),
                origin instanceof Origin.Present present ? Editing.of(present, texts) : null,
                Minutes.of(draft, texts),
                StripWriter.write(look, catalogue, texts));
    }

    private static List<Offer> offers(Origin.Fresh origin, PageTexts texts) {
        var clock = new WallClock(HomeZone.ID, texts);
        return origin.offered().stream()
                .map(briefing -> new Offer(
                        briefing.id().toString(),
                        briefing.title(),
                        clock.day(briefing.time().start())))
                .toList();
    }

    private static List<Offer> templates(Origin.Fresh origin) {
        return origin.templates().stream()
                .map(template -> new Offer(template.id().toString(), template.name(), ""))
                .toList();
    }

    private static String copied(Origin origin) {
        var from = origin instanceof Origin.Fresh fresh ? fresh.from() : null;
        return from == null ? "" : from.title();
    }

    /** Of the points that a city's briefing is for; of all, once others are chosen too. */
    private static int total(Draft draft, Catalogue catalogue) {
        var everybody = catalogue.everybody();
        return everybody.containsAll(draft.points())
                ? everybody.size()
                : catalogue.points().size();
    }

    private static Map<String, String> faults(List<Mistake> mistakes, PageTexts texts) {
        var faults = new LinkedHashMap<String, String>();
        for (var mistake : mistakes)
            faults.putIfAbsent(mistake.field(), texts.say("fault." + mistake.kind(), mistake.value()));
        return faults;
    }

    private static GroupView group(Catalogue.Group group, Draft draft, PageTexts texts) {
        var chosen = group.points().stream()
                .filter(point -> draft.points().contains(point.code()))
                .count();
        var kind = texts.get("kind." + group.kind());
        return new GroupView(
                group.key(),
                group.parent() == null ? kind : kind + " – " + group.parent(),
                chosen > 0,
                chosen,
                group.points().stream().map(point -> point(point, draft)).toList());
    }

    private static PointView point(Point point, Draft draft) {
        return new PointView(
                point.code(),
                point.name(),
                draft.points().contains(point.code()),
                draft.optional().contains(point.code()),
                Objects.requireNonNullElse(draft.rooms().get(point.code()), ""),
                point.roomsFor(1).stream()
                        .map(room -> new RoomView(room.id(), room.name()))
                        .toList());
    }
}
