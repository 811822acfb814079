package vn.giaoban.points;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.WallClock;

/**
 * The page of one point.
 *
 * @param code empty for one that is to be made
 * @param name as the catalogue has it
 * @param version that its changes have to name
 * @param typed what stands in the form, by field
 * @param rooms in catalogue order, retired ones too
 * @param at which form is faulty: {@code point}, {@code room} for the one of a new room, or a room's code; empty for none
 * @param faults what is wrong there, by field, in words
 * @param room what was typed for the room {@code at}
 * @param uses the coming briefings that keep it from being retired
 * @param told what was just done, in words
 */
record PointSheet(
        String code,
        String name,
        int version,
        boolean retired,
        Map<String, String> typed,
        List<CatalogueView.Kind> kinds,
        List<Seats> rooms,
        String at,
        Map<String, String> faults,
        Map<String, String> room,
        List<Use> uses,
        String told) {

    /** A room as its form shows it. */
    record Seats(String code, String name, String capacity, int version, boolean retired) {}

    /** A coming briefing. */
    record Use(String id, String title, String when) {}

    /** For a new point. */
    static PointSheet empty(PageTexts texts) {
        return new PointSheet(
                "", "", 0, false, Map.of(), kinds("", texts), List.of(), "", Map.of(), Map.of(), List.of(), "");
    }

    static PointSheet of(Point point, PageTexts texts) {
        return new PointSheet(
                point.code(),
                point.name(),
                point.version(),
                point.retired(),
                fields(point),
                kinds(point.kind().name(), texts),
                point.rooms().stream()
                        .map(r ->
                                new Seats(r.code(), r.name(), Integer.toString(r.capacity()), r.version(), r.retired()))
                        .toList(),
                "",
                Map.of(),
                Map.of(),
                List.of(),
                "");
    }

    /** The same, telling what was done. */
    PointSheet told(String what) {
        return new PointSheet(code, name, version, retired, typed, kinds, rooms, at, faults, room, uses, what);
    }

    /** The same with what was typed and what is wrong with it. */
    PointSheet refused(String form, Map<String, String> typedThere, Map<String, String> wrong, PageTexts texts) {
        var ofPoint = form.equals("point");
        return new PointSheet(
                code,
                name,
                version,
                retired,
                ofPoint ? typedThere : typed,
                ofPoint ? kinds(typedThere.getOrDefault("kind", ""), texts) : kinds,
                rooms,
                form,
                wrong,
                ofPoint ? Map.of() : typedThere,
                uses,
                "");
    }

    /** The same with the briefings in the way. */
    PointSheet used(List<PointUse.Use> coming, PageTexts texts) {
        var clock = new WallClock(HomeZone.ID, texts);
        var shown = coming.stream()
                .map(use -> new Use(use.briefing().toString(), use.title(), clock.stamp(use.start())))
                .toList();
        return new PointSheet(code, name, version, retired, typed, kinds, rooms, at, faults, room, shown, told);
    }

    /** What is wrong with a field of a form; empty when nothing is. */
    public String fault(String form, String field) {
        return form.equals(at) ? faults.getOrDefault(field, "") : "";
    }

    /** What stands in a field of a room's form. */
    public String roomField(String form, String field, String otherwise) {
        return form.equals(at) ? room.getOrDefault(field, otherwise) : otherwise;
    }

    private static Map<String, String> fields(Point point) {
        var fields = new HashMap<String, String>();
        fields.put("name", point.name());
        put(fields, "parent", point.parent());
        put(fields, "email", point.email());
        put(fields, "phone", point.phone());
        put(fields, "uplinkMbps", point.uplinkMbps());
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) fields.put(name, value.toString());
    }

    private static List<CatalogueView.Kind> kinds(String chosen, PageTexts texts) {
        return Arrays.stream(PointKind.values())
                .map(kind -> new CatalogueView.Kind(
                        kind.name(), texts.get("kind." + kind), kind.name().equals(chosen)))
                .toList();
    }
}
