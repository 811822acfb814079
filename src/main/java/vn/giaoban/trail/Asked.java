package vn.giaoban.trail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.giaoban.audit.AuditFilter;
import vn.giaoban.kernel.HomeZone;

/**
 * What somebody looks for on the page of the trail, as it was typed.
 *
 * @param kind of things, as {@code point}; empty for all
 * @param id which of them; empty for all
 * @param from the first day, as browsers write it; empty for none
 * @param to the last day, which belongs to it
 * @param faults the fields that can't be read
 */
record Asked(String kind, String id, String actor, String action, String from, String to, List<String> faults) {

    private static final int LONGEST = 200;

    /** Reads the query; what is not there is empty. */
    static Asked of(MultiValueMap<String, String> query) {
        var entity = text(query, "entity");
        var colon = entity.indexOf(':');
        var asked = new Asked(
                colon < 0 ? entity : entity.substring(0, colon),
                colon < 0 ? text(query, "id") : entity.substring(colon + 1),
                text(query, "actor"),
                text(query, "action"),
                text(query, "from"),
                text(query, "to"),
                List.of());
        return asked.checked();
    }

    private static String text(MultiValueMap<String, String> query, String name) {
        var typed = Objects.requireNonNullElse(query.getFirst(name), "").strip();
        return typed.length() > LONGEST || typed.chars().anyMatch(Character::isISOControl) ? "" : typed;
    }

    private Asked checked() {
        var days = Map.of("from", from, "to", to).entrySet().stream()
                .filter(field -> !field.getValue().isEmpty() && day(field.getValue()) == null)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        var start = day(from);
        var end = day(to);
        var turned = days.isEmpty() && start != null && end != null && end.isBefore(start);
        return new Asked(kind, id, actor, action, from, to, turned ? List.of("order") : days);
    }

    /** The same for the reader of the trail. */
    AuditFilter filter() {
        var first = day(from);
        var last = day(to);
        return new AuditFilter(
                entity().isEmpty() ? null : entity(),
                actor.isEmpty() ? null : actor,
                action.isEmpty() ? null : action,
                first == null ? null : midnight(first),
                last == null ? null : midnight(last.plusDays(1)));
    }

    /** Whether anything is left out. */
    public boolean isNarrow() {
        return !query().isEmpty();
    }

    /** As part of an address; empty, or ends in an ampersand. */
    public String query() {
        var fields = new TreeMap<>(
                Map.of("entity", kind, "id", id, "actor", actor, "action", action, "from", from, "to", to));
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
    }

    private String entity() {
        if (id.isEmpty()) return kind;
        return kind.isEmpty() ? id : kind + ":" + id;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() >= 2000 && day.getYear() < 2100 ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(HomeZone.ID).toInstant();
    }
}
