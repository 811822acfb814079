package vn.giaoban.points;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What taking a file would do to the catalogue. Plain Java.
 *
 * @param added what is not in the catalogue yet
 * @param changed what is there and differs, with only the fields that do
 * @param unchanged how many rows say what is known
 * @param kept what is in the catalogue and not in the file: it stays as it is
 */
record CataloguePreview(List<Item> added, List<Item> changed, long unchanged, List<Item> kept) {

    /** A point or a room with its fields. */
    record Item(String key, String name, List<Field> fields) {}

    /** What a field was and is to be; null for nothing. */
    record Field(
            String name, @Nullable String before, @Nullable String after) {}

    /** How many rows did or would do what. */
    CatalogueImport.Result result() {
        return new CatalogueImport.Result(added.size(), changed.size(), unchanged);
    }

    /** Whether anything would change. */
    boolean changesNothing() {
        return added.isEmpty() && changed.isEmpty();
    }

    /**
     * Compares a file with the catalogue.
     *
     * @param known the points, by code; the retired ones only as far as the file names them
     */
    static CataloguePreview of(CatalogueCsv.Content content, Map<String, Point> known) {
        return content.rooms().isEmpty() ? ofPoints(content, known) : ofRooms(content, known);
    }

    private static CataloguePreview ofPoints(CatalogueCsv.Content content, Map<String, Point> known) {
        var wanted = new LinkedHashMap<String, Map<String, String>>();
        for (var form : content.points()) wanted.put(String.valueOf(form.code()), fields(form));
        var present = new LinkedHashMap<String, Map<String, String>>();
        known.values().forEach(point -> present.put(point.code(), fields(point)));
        return compare(wanted, present);
    }

    private static CataloguePreview ofRooms(CatalogueCsv.Content content, Map<String, Point> known) {
        var wanted = new LinkedHashMap<String, Map<String, String>>();
        content.rooms()
                .forEach((key, form) ->
                        wanted.put(key.point() + "/" + key.code(), fields(form.name(), form.capacity(), false)));
        var present = new LinkedHashMap<String, Map<String, String>>();
        for (var point : known.values())
            for (var room : point.rooms()) present.put(room.id(), fields(room.name(), room.capacity(), room.retired()));
        return compare(wanted, present);
    }

    private static CataloguePreview compare(
            Map<String, Map<String, String>> wanted, Map<String, Map<String, String>> present) {
        var added = new ArrayList<Item>();
        var changed = new ArrayList<Item>();
        wanted.forEach((key, fields) -> {
            var before = present.get(key);
            var item = item(key, before == null ? Map.of() : before, fields);
            if (before == null) added.add(item);
            else if (!item.fields().isEmpty()) changed.add(item);
        });
        var kept = present.entrySet().stream()
                .filter(entry -> !wanted.containsKey(entry.getKey()))
                .filter(entry -> !entry.getValue().containsKey("retired"))
                .map(entry -> new Item(entry.getKey(), entry.getValue().getOrDefault("name", ""), List.of()))
                .toList();
        return new CataloguePreview(added, changed, wanted.size() - added.size() - changed.size(), kept);
    }

    private static Item item(String key, Map<String, String> before, Map<String, String> after) {
        var names = new LinkedHashMap<>(after);
        before.forEach(names::putIfAbsent);
        var fields = names.keySet().stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new Field(name, before.get(name), after.get(name)))
                .toList();
        return new Item(key, after.getOrDefault("name", ""), fields);
    }

    private static Map<String, String> fields(PointForm form) {
        return fields(form.name(), form.kind(), form.parent(), form.email(), form.phone(), form.uplinkMbps(), false);
    }

    private static Map<String, String> fields(Point point) {
        return fields(
                point.name(),
                point.kind(),
                point.parent(),
                point.email(),
                point.phone(),
                point.uplinkMbps(),
                point.retired());
    }

    private static Map<String, String> fields(
            String name,
            PointKind kind,
            @Nullable String parent,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Integer uplinkMbps,
            boolean retired) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", name);
        fields.put("kind", kind.name());
        if (parent != null) fields.put("parent", parent);
        if (email != null) fields.put("email", email);
        if (phone != null) fields.put("phone", phone);
        if (uplinkMbps != null) fields.put("uplinkMbps", uplinkMbps.toString());
        if (retired) fields.put("retired", "true");
        return fields;
    }

    private static Map<String, String> fields(String name, int capacity, boolean retired) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", name);
        fields.put("capacity", Integer.toString(capacity));
        if (retired) fields.put("retired", "true");
        return fields;
    }

    /** What was, of all that changes: the fields by name, by the key of the thing. For the trail. */
    Map<String, Map<String, String>> before() {
        return states(changed, Field::before);
    }

    /** What it becomes, of all that is new or changes. */
    Map<String, Map<String, String>> after() {
        var states = states(added, Field::after);
        states.putAll(states(changed, Field::after));
        return states;
    }

    private static Map<String, Map<String, String>> states(List<Item> items, Function<Field, @Nullable String> side) {
        var states = new LinkedHashMap<String, Map<String, String>>();
        for (var item : items) {
            var fields = new LinkedHashMap<String, String>();
            for (var field : item.fields()) {
                var value = side.apply(field);
                if (value != null) fields.put(field.name(), value);
            }
            states.put(item.key(), fields);
        }
        return states;
    }

    /** Tells this preview of this text from any other: of another text, or of the same against another catalogue. */
    String mark(String text) {
        var parts = new ArrayList<String>();
        parts.add(text);
        for (var item : added) parts.add("+" + item.key() + said(item));
        for (var item : changed) parts.add("~" + item.key() + said(item));
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String said(Item item) {
        return item.fields().stream()
                .map(field -> "\0" + field.name() + "\0" + field.before() + "\0" + field.after())
                .collect(Collectors.joining());
    }
}
