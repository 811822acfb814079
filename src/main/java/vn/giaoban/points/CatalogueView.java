package vn.giaoban.points;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.kernel.Page;
import vn.giaoban.pages.PageTexts;

/**
 * The page of the catalogue.
 *
 * @param kinds what can be chosen
 * @param rows a part of what was found; empty for the tree
 * @param tree the points that are below no other, with all below them; empty for the list
 * @param next where the rest of the rows is; empty at the end
 * @param done what was just done, in words; empty for nothing
 */
record CatalogueView(Asked asked, List<Kind> kinds, List<Row> rows, List<Branch> tree, String next, String done) {

    /**
     * What somebody looks for.
     *
     * @param text part of a name or code
     * @param kind empty for all
     * @param retired whether only those that are not used any more
     * @param tree whether as a tree, which is only for all of them
     */
    record Asked(String text, String kind, boolean retired, boolean tree) {

        static Asked of(@Nullable String text, @Nullable String kind, boolean retired, boolean tree) {
            var all = text == null && kind == null && !retired;
            return new Asked(text == null ? "" : text, kind == null ? "" : kind, retired, tree && all);
        }

        PointStore.Filter filter() {
            return new PointStore.Filter(
                    kind.isEmpty() ? null : PointKind.valueOf(kind), null, text.isEmpty() ? null : text, retired);
        }

        /** Whether anything is left out. */
        public boolean isNarrow() {
            return !text.isEmpty() || !kind.isEmpty() || retired;
        }

        private String query() {
            var fields = new TreeMap<String, String>();
            if (!text.isEmpty()) fields.put("q", text);
            if (!kind.isEmpty()) fields.put("kind", kind);
            if (retired) fields.put("retired", "true");
            return fields.entrySet().stream()
                    .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8) + "&")
                    .collect(Collectors.joining());
        }
    }

    /** A kind to choose. */
    record Kind(String value, String text, boolean chosen) {}

    /**
     * A point.
     *
     * @param parent code of the point above it; empty for none
     * @param rooms how many, with how many seats, in words
     */
    record Row(String code, String name, String kind, String parent, String rooms, String email, String phone) {

        static Row of(Point point, PageTexts texts) {
            var rooms = point.rooms().stream().filter(room -> !room.retired()).toList();
            var seats = rooms.stream().mapToInt(Room::capacity).sum();
            return new Row(
                    point.code(),
                    point.name(),
                    texts.get("kind." + point.kind()),
                    orEmpty(point.parent()),
                    rooms.isEmpty() ? texts.get("points.norooms") : texts.say("points.rooms.of", rooms.size(), seats),
                    orEmpty(point.email()),
                    orEmpty(point.phone()));
        }
    }

    /**
     * A point of the tree with those below it.
     *
     * @param count how many are below it, at any depth
     */
    record Branch(Row row, List<Branch> below, int count) {}

    static CatalogueView list(Asked asked, Page<Point> page, String done, PageTexts texts) {
        return new CatalogueView(
                asked,
                kinds(asked, texts),
                page.items().stream().map(point -> Row.of(point, texts)).toList(),
                List.of(),
                page.next() == null ? "" : "/admin/points?" + asked.query() + "cursor=" + page.next(),
                done);
    }

    /** @param points all that are not retired, in catalogue order */
    static CatalogueView tree(Asked asked, List<Point> points, PageTexts texts) {
        var codes = points.stream().map(Point::code).collect(Collectors.toSet());
        var below = points.stream()
                .collect(Collectors.groupingBy(
                        point -> point.parent() != null && codes.contains(point.parent()) ? point.parent() : "",
                        LinkedHashMap::new,
                        Collectors.toList()));
        return new CatalogueView(asked, kinds(asked, texts), List.of(), branches("", below, texts), "", "");
    }

    private static List<Branch> branches(String parent, Map<String, List<Point>> below, PageTexts texts) {
        return below.getOrDefault(parent, List.of()).stream()
                .map(point -> branch(point, below, texts))
                .toList();
    }

    private static Branch branch(Point point, Map<String, List<Point>> below, PageTexts texts) {
        var branches = branches(point.code(), below, texts);
        var count = branches.stream().mapToInt(branch -> 1 + branch.count()).sum();
        return new Branch(Row.of(point, texts), branches, count);
    }

    private static List<Kind> kinds(Asked asked, PageTexts texts) {
        return Arrays.stream(PointKind.values())
                .map(kind -> new Kind(
                        kind.name(), texts.get("kind." + kind), kind.name().equals(asked.kind())))
                .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
