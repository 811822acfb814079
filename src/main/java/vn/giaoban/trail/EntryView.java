package vn.giaoban.trail;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.audit.AuditEntry;

/**
 * An entry of the trail as people read it.
 *
 * @param at when, with seconds
 * @param who in words
 * @param actor the same as the trail has it
 * @param what in words
 * @param subject to what, in words
 * @param entity the same as the trail has it
 * @param href the page of that thing; empty when it has none
 * @param reason why; empty when nobody said
 * @param changes what differs, the first of them
 * @param more how many others differ
 */
record EntryView(
        long id,
        String at,
        String who,
        String actor,
        String what,
        String subject,
        String entity,
        String href,
        String reason,
        List<Line> changes,
        int more) {

    /** A field with what it was and what it is, empty for nothing. */
    record Line(String field, String before, String after) {}

    /**
     * An entry, in words.
     *
     * @param without fields that say nothing to the reader
     * @param most how many differences are shown
     */
    static EntryView of(AuditEntry entry, TrailTexts texts, Set<String> without, int most) {
        var all = Diff.of(entry.before(), entry.after()).stream()
                .filter(change -> change.path().isEmpty()
                        || !without.contains(change.path().getFirst()))
                .filter(change -> !saysTheReason(change, entry))
                .toList();
        return new EntryView(
                entry.id(),
                texts.at(entry.at()),
                texts.who(entry.actor()),
                entry.actor(),
                texts.what(entry),
                texts.subject(entry),
                entry.entity(),
                href(entry.entity()),
                orEmpty(entry.reason()),
                all.stream().limit(most).map(change -> line(change, texts)).toList(),
                Math.max(0, all.size() - most));
    }

    static Line line(Change change, TrailTexts texts) {
        return new Line(
                texts.field(change.path()),
                texts.value(change.before(), change.path()),
                texts.value(change.after(), change.path()));
    }

    /** Whether it is the reason, which stands above the differences already. */
    private static boolean saysTheReason(Change change, AuditEntry entry) {
        return change.path().equals(List.of("reason"))
                && change.before() == null
                && change.after() != null
                && change.after().isString()
                && change.after().asString().equals(entry.reason());
    }

    private static String href(String entity) {
        var colon = entity.indexOf(':');
        if (colon < 0) return entity.equals("catalogue") ? "/admin/points" : "";
        var id = entity.substring(colon + 1);
        return switch (entity.substring(0, colon)) {
            case "briefing" -> isId(id) ? "/briefings/" + id : "";
            case "point", "room" -> pointPage(id);
            case "account" -> "/admin/accounts";
            case "signing-key" -> "/admin/servers";
            default -> "";
        };
    }

    private static String pointPage(String id) {
        var code = id.replaceFirst("/.*", "");
        return code.matches("[A-Z0-9-]{1,40}") ? "/admin/points/" + code : "";
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
