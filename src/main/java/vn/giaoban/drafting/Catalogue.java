package vn.giaoban.drafting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.points.Point;
import vn.giaoban.points.PointKind;
import vn.giaoban.points.Room;
import vn.giaoban.reservations.RoomWish;

/**
 * The points that can be chosen, in catalogue order. Plain Java.
 *
 * @param points by code; none of them is retired
 */
record Catalogue(Map<String, Point> points) {

    private static final Set<PointKind> OF_THE_CITY = EnumSet.of(PointKind.DEPARTMENT, PointKind.DISTRICT);

    /**
     * Points that stand together on the page.
     *
     * @param key names it in the page's buttons
     * @param parent name of the point that those are below; null for a group of one kind
     */
    record Group(String key, PointKind kind, @Nullable String parent, List<Point> points) {}

    static Catalogue of(List<Point> points) {
        var byCode = new LinkedHashMap<String, Point>();
        points.forEach(point -> byCode.put(point.code(), point));
        return new Catalogue(byCode);
    }

    /** The groups: by kind, communes by what they are below. */
    List<Group> groups() {
        var groups = new ArrayList<Group>();
        points.values().stream()
                .collect(Collectors.groupingBy(Catalogue::key, LinkedHashMap::new, Collectors.toList()))
                .forEach((key, members) -> groups.add(group(key, members)));
        return groups.stream().sorted(Comparator.comparing(Group::kind)).toList();
    }

    private static String key(Point point) {
        return point.kind() == PointKind.COMMUNE && point.parent() != null
                ? "TREE:" + point.parent()
                : point.kind().name();
    }

    private Group group(String key, List<Point> members) {
        var first = members.getFirst();
        var parent = key.startsWith("TREE:") && first.parent() != null ? nameOf(first.parent()) : null;
        return new Group(key, first.kind(), parent, members);
    }

    /** Everybody whom a city's briefing is for: departments and districts; where there are none, all points. */
    Set<String> everybody() {
        var codes = codes(point -> OF_THE_CITY.contains(point.kind()));
        return codes.isEmpty() ? new LinkedHashSet<>(points.keySet()) : codes;
    }

    /**
     * The choice after a button of a group.
     *
     * @param button {@code ALL}, {@code NONE}, or a group's key after a {@code +} or a {@code -}
     */
    Set<String> pick(Set<String> chosen, String button) {
        if (button.equals("ALL")) return everybody();
        if (button.equals("NONE") || button.isEmpty()) return Set.of();
        var key = button.substring(1);
        var picked = new LinkedHashSet<>(chosen);
        var group = codes(point -> key(point).equals(key));
        if (button.startsWith("+")) picked.addAll(group);
        else picked.removeAll(group);
        return picked;
    }

    private Set<String> codes(Predicate<Point> which) {
        return points.values().stream()
                .filter(which)
                .map(Point::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The point's name; its code when nobody knows it. */
    String nameOf(String code) {
        var point = points.get(code);
        return point == null ? code : point.name();
    }

    /** The room's name; its id when nobody knows it. */
    String roomName(String id) {
        return points.values().stream()
                .flatMap(point -> point.rooms().stream())
                .filter(room -> room.id().equals(id))
                .map(Room::name)
                .findFirst()
                .orElse(id);
    }

    /** Any room at each of these points. */
    List<RoomWish> wishes(Set<String> codes, int seats) {
        return codes.stream()
                .flatMap(code -> Stream.ofNullable(points.get(code)))
                .map(point -> new RoomWish(
                        point.code(),
                        true,
                        point.roomsFor(seats).stream().map(Room::id).toList()))
                .toList();
    }
}
