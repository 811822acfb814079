package vn.giaoban.trail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What differs between two states of a thing, field by field. Elements of a list that have a name are compared by it, wherever they stand. Plain Java. */
final class Diff {

    /** What elements of a list are known by. */
    private static final List<String> NAMES = List.of("point", "code", "id", "key");

    private static final int DEEPEST = 12;

    /** What people look for first; the database keeps fields in an order of its own. */
    private static final List<String> FIRST = List.of(
            "title",
            "name",
            "username",
            "code",
            "point",
            "delegate",
            "response",
            "verdict",
            "status",
            "time",
            "start",
            "end",
            "zone",
            "room",
            "host",
            "chair",
            "role",
            "priority",
            "kind",
            "parent",
            "capacity");

    /** Fields in the order in which they are told. */
    static final Comparator<String> ORDER =
            Comparator.comparingInt(field -> FIRST.contains(field) ? FIRST.indexOf(field) : FIRST.size());

    private final List<Change> changes = new ArrayList<>();

    private Diff() {}

    /** What differs, in the order of the fields; of a thing that is new or gone every field. */
    static List<Change> of(@Nullable JsonNode before, @Nullable JsonNode after) {
        var diff = new Diff();
        diff.compare(List.of(), present(before), present(after));
        return List.copyOf(diff.changes);
    }

    private void compare(List<String> path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (isSame(before, after)) return;
        if (path.size() < DEEPEST && isOf(JsonNode::isObject, before, after)) compareFields(path, before, after);
        else if (path.size() < DEEPEST && isOf(JsonNode::isArray, before, after)) compareLists(path, before, after);
        else changes.add(new Change(path, before, after));
    }

    private void compareFields(List<String> path, @Nullable JsonNode before, @Nullable JsonNode after) {
        var fields = new LinkedHashSet<String>();
        if (before != null) fields.addAll(before.propertyNames());
        if (after != null) fields.addAll(after.propertyNames());
        fields.stream()
                .sorted(ORDER)
                .forEach(field -> compare(below(path, field), member(before, field), member(after, field)));
    }

    private void compareLists(List<String> path, @Nullable JsonNode before, @Nullable JsonNode after) {
        var name = nameOf(Stream.concat(elements(before), elements(after)).toList());
        if (name == null) {
            changes.add(new Change(path, before, after));
            return;
        }
        var was = byName(before, name);
        var is = byName(after, name);
        var names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        for (var key : names) compareElements(below(path, key), was.get(key), is.get(key));
    }

    /** One that came or went is one change. */
    private void compareElements(List<String> path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null || after == null) changes.add(new Change(path, before, after));
        else compare(path, before, after);
    }

    /** The field by which all elements can be told apart; null when there is none. */
    private static @Nullable String nameOf(List<JsonNode> elements) {
        if (elements.isEmpty()) return null;
        return NAMES.stream()
                .filter(name -> elements.stream().allMatch(e -> e.path(name).isString()))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, JsonNode> byName(@Nullable JsonNode list, String name) {
        var elements = new LinkedHashMap<String, JsonNode>();
        elements(list).forEach(e -> elements.put(e.path(name).asString(), e));
        return elements;
    }

    private static Stream<JsonNode> elements(@Nullable JsonNode list) {
        return list == null ? Stream.empty() : list.valueStream();
    }

    private static @Nullable JsonNode member(@Nullable JsonNode node, String field) {
        return node == null ? null : present(node.get(field));
    }

    /** Null and a list of nothing are as good as nothing. */
    private static @Nullable JsonNode present(@Nullable JsonNode node) {
        return node == null || node.isNull() || (node.isContainer() && node.isEmpty()) ? null : node;
    }

    private static boolean isSame(@Nullable JsonNode before, @Nullable JsonNode after) {
        return before == null ? after == null : before.equals(after);
    }

    private interface Kind {
        boolean fits(JsonNode node);
    }

    private static boolean isOf(Kind kind, @Nullable JsonNode before, @Nullable JsonNode after) {
        return (before == null || kind.fits(before)) && (after == null || kind.fits(after));
    }

    private static List<String> below(List<String> path, String field) {
        return Stream.concat(path.stream(), Stream.of(field)).toList();
    }
}
