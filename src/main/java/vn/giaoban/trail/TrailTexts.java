package vn.giaoban.trail;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.giaoban.audit.AuditEntry;
import vn.giaoban.pages.PageTexts;
import vn.giaoban.pages.WallClock;

/**
 * Says in words what the trail holds in names; what no word is known for keeps its name.
 *
 * @param clock says times, in the reader's language
 * @param names of points by code and of people and links by id, as far as they are known
 */
record TrailTexts(WallClock clock, Map<String, String> names) {

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");
    private static final Pattern LENGTH = Pattern.compile("P(\\d+D|T\\d.*)");

    /** What names a thing, the first that it has. */
    private static final List<String> TITLES = List.of("title", "name", "username");

    /** Kinds of things whose ids people know. */
    private static final Set<String> CODED = Set.of("point", "room");

    private static final Set<String> KINDS_OF_CALLERS = Set.of("link", "mail", "chair");

    private PageTexts texts() {
        return clock.texts();
    }

    /** "Thứ Hai, 07/12/2026 08:00:12". */
    String at(Instant at) {
        return clock.stamp(at) + clock.second(at).substring("08:00".length());
    }

    /** Who, in words. */
    String who(String actor) {
        var kind = before(actor);
        var id = behind(actor);
        if (id.isEmpty()) return word("actor." + actor, actor);
        if (!KINDS_OF_CALLERS.contains(kind)) return actor;
        var person = id.substring(id.lastIndexOf(':') + 1);
        var name = names.getOrDefault(person, kind.equals("mail") && !id.contains(":") ? person : "");
        return name.isEmpty() ? texts().get("actor." + kind) : texts().say("actor." + kind + ".of", name);
    }

    /** What was done, in words. */
    String what(AuditEntry entry) {
        var plain = word("action." + entry.action(), entry.action().replace('-', ' '));
        return word("action." + before(entry.entity()) + "." + entry.action(), plain);
    }

    /** To what, in words. */
    String subject(AuditEntry entry) {
        var kind = before(entry.entity());
        var id = behind(entry.entity());
        var title = title(entry);
        var thing = word("entity." + kind, kind);
        if (title.isEmpty()) return (thing + " " + id).strip();
        var named = title.startsWith(thing) ? title : thing + " " + title;
        return CODED.contains(kind) ? named + " (" + id + ")" : named;
    }

    private static String title(AuditEntry entry) {
        var now = title(entry.after());
        return now.isEmpty() ? title(entry.before()) : now;
    }

    private static String title(@Nullable JsonNode state) {
        if (state == null) return "";
        return TITLES.stream()
                .map(state::path)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElse("");
    }

    /** Where a change is, in words. */
    String field(List<String> path) {
        if (path.isEmpty()) return texts().get("field");
        return path.stream()
                .map(name -> names.getOrDefault(name, word("field." + name, name)))
                .collect(Collectors.joining(" › "));
    }

    /** A value in words; empty for none. What says again how its place is called is left out. */
    String value(@Nullable JsonNode node, List<String> path) {
        if (node == null || !node.isObject() || path.isEmpty()) return value(node);
        return members(node, path.getLast());
    }

    private String value(@Nullable JsonNode node) {
        if (node == null || node.isNull()) return "";
        if (node.isBoolean()) return texts().get(node.asBoolean() ? "value.yes" : "value.no");
        if (node.isString()) return text(node.asString());
        if (node.isArray()) return node.valueStream().map(this::value).collect(Collectors.joining(", "));
        return node.isObject() ? members(node, "") : node.toString();
    }

    private String members(JsonNode node, String place) {
        return node.propertyStream()
                .filter(member -> !value(member.getValue()).isEmpty())
                .filter(member -> !member.getValue().isString()
                        || !member.getValue().asString().equals(place))
                .sorted(Map.Entry.comparingByKey(Diff.ORDER))
                .map(member -> field(List.of(member.getKey())) + ": " + value(member.getValue()))
                .collect(Collectors.joining("; "));
    }

    private String text(String text) {
        var name = names.get(text);
        if (name != null) return name;
        if (text.equals("PT0S")) return texts().get("value.no");
        try {
            if (TIME.matcher(text).matches())
                return clock.stamp(OffsetDateTime.parse(text).toInstant());
            if (LENGTH.matcher(text).matches()) return length(Duration.parse(text));
        } catch (DateTimeException e) {
            return text; // it only looked like one
        }
        return word("value." + text, text);
    }

    private String length(Duration duration) {
        return duration.toSeconds() % 60 == 0 && duration.isPositive()
                ? clock.length(duration)
                : texts().say("value.seconds", duration.toSeconds());
    }

    private String word(String key, String otherwise) {
        return texts().words().getOrDefault(key, otherwise);
    }

    private static String before(String name) {
        var colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    private static String behind(String name) {
        var colon = name.indexOf(':');
        return colon < 0 ? "" : name.substring(colon + 1);
    }
}
