package vn.giaoban.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.giaoban.points.Point;
import vn.giaoban.points.Room;

/** Which points and rooms are meant by what people write into the place of an event, and by the addresses they invite. */
final class Places {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}/]+");
    private static final Pattern PLACES = Pattern.compile("[;|\\n\\r]+");
    private static final Pattern PARTS = Pattern.compile(",| - | – | — |\\(|\\)");

    private final Map<String, Point> byName = new HashMap<>();
    private final Map<String, Point> byMail = new HashMap<>();
    private final Map<String, Place> byRoom = new HashMap<>();

    Places(List<Point> points) {
        for (var point : points) {
            byName.putIfAbsent(plain(point.name()), point);
            byName.put(plain(point.code()), point);
            if (point.email() != null) byMail.put(point.email().toLowerCase(Locale.ROOT), point);
            point.rooms().stream()
                    .filter(room -> !room.retired())
                    .forEach(room -> byRoom.put(plain(room.id()), new Place(point, room)));
        }
    }

    /** A point, and which of its rooms when that was said. */
    record Place(Point point, @Nullable Room room) {}

    /**
     * What is meant.
     *
     * @param places each point once, in the order in which they were named
     * @param unknown what nothing was found for
     */
    record Found(List<Place> places, List<String> unknown) {}

    /** The point that has this mail address; null when none has. */
    @Nullable
    Point withMail(String email) {
        return byMail.get(email);
    }

    /** By names, codes, ids of rooms and mail addresses, without minding case and accents; a room's name counts beside its point's. */
    Found find(List<String> texts) {
        var found = new LinkedHashMap<String, Place>();
        var unknown = new ArrayList<String>();
        texts.stream()
                .flatMap(PLACES::splitAsStream)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .forEach(text -> find(text, found, unknown));
        return new Found(
                List.copyOf(found.values()),
                unknown.stream().distinct().limit(20).toList());
    }

    private void find(String text, Map<String, Place> found, List<String> unknown) {
        var whole = place(text);
        if (whole != null) {
            add(whole, found);
            return;
        }
        var left = new ArrayList<String>();
        var here = new ArrayList<Point>();
        for (var part : PARTS.splitAsStream(text).toList()) {
            if (part.isBlank()) continue;
            var place = place(part);
            if (place == null) {
                left.add(part.strip());
                continue;
            }
            add(place, found);
            here.add(place.point());
        }
        left.stream().filter(part -> !isRoom(part, here, found)).forEach(unknown::add);
    }

    private @Nullable Place place(String text) {
        var plain = plain(text);
        if (plain.isEmpty()) return null;
        var room = byRoom.get(plain);
        if (room != null) return room;
        var point = byName.getOrDefault(plain, byMail.get(text.strip().toLowerCase(Locale.ROOT)));
        return point == null ? null : new Place(point, null);
    }

    private static boolean isRoom(String name, List<Point> points, Map<String, Place> found) {
        var plain = plain(name);
        for (var point : points)
            for (var room : point.rooms())
                if (!room.retired()
                        && (plain(room.name()).equals(plain)
                                || plain(room.code()).equals(plain))) {
                    found.put(point.code(), new Place(point, room));
                    return true;
                }
        return false;
    }

    /** A room is more than its point alone. */
    private static void add(Place place, Map<String, Place> found) {
        found.merge(place.point().code(), place, (before, now) -> before.room() == null ? now : before);
    }

    private static String plain(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return BETWEEN.matcher(bare.toLowerCase(Locale.ROOT).replace('đ', 'd'))
                .replaceAll(" ")
                .strip();
    }
}
