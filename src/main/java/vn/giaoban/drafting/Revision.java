package vn.giaoban.drafting;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.planning.BriefingForm;

/**
 * What somebody changed on the page of a briefing, as the JSON Merge Patch (RFC 7396) that the API takes: only what they touched, so that nothing else of
 * the plan moves. Plain Java.
 */
final class Revision {

    /** The reminders that the page has boxes for. */
    private static final Set<Duration> OFFERED =
            Set.of(Duration.ofDays(1), Duration.ofHours(2), Duration.ofMinutes(30));

    private final JsonMapper json;
    private final Briefing before;
    private final BriefingForm form;
    private final ObjectNode patch;

    private Revision(JsonMapper json, Briefing before, BriefingForm form) {
        this.json = json;
        this.before = before;
        this.form = form;
        this.patch = json.createObjectNode();
    }

    /**
     * The change.
     *
     * @param draft what was sent
     * @param form the same, read
     */
    static ObjectNode of(JsonMapper json, Briefing before, Draft draft, BriefingForm form) {
        return new Revision(json, before, form)
                .compare(Present.draft(before, Objects.requireNonNull(draft.edited())), draft);
    }

    private ObjectNode compare(Draft was, Draft is) {
        put("title", was.title(), is.title(), form.title());
        put("agenda", filled(was), filled(is), form.agenda());
        put("chair", chair(was), chair(is), form.chair());
        put("host", was.host(), is.host(), form.host());
        put("start", when(was, was.start()), when(is, is.start()), form.start());
        put("end", when(was, was.end()), when(is, is.end()), form.end());
        put("policy", was.policy(), is.policy(), form.policy());
        put("priority", was.priority(), is.priority(), form.priority());
        put("urgentReason", was.urgentReason(), is.urgentReason(), form.urgentReason());
        put("reminders", Set.copyOf(before.reminders()), Set.copyOf(reminders()), reminders());
        put("points", where(was), where(is), points());
        return patch;
    }

    private void put(String name, Object was, Object is, @Nullable Object value) {
        if (!was.equals(is)) patch.set(name, value == null ? json.nullNode() : json.valueToTree(value));
    }

    private static List<Draft.Line> filled(Draft draft) {
        return draft.agenda().stream().filter(line -> !line.isEmpty()).toList();
    }

    private static List<String> chair(Draft draft) {
        return List.of(draft.chairName(), draft.chairTitle(), draft.chairEmail());
    }

    private static String when(Draft draft, String time) {
        return draft.date() + "T" + time;
    }

    /** With those that the page does not offer. */
    private List<Duration> reminders() {
        var wanted = form.reminders() == null ? List.<Duration>of() : form.reminders();
        return Stream.concat(
                        before.reminders().stream().filter(reminder -> !OFFERED.contains(reminder)),
                        wanted.stream().filter(OFFERED::contains))
                .toList();
    }

    private static Map<String, String> where(Draft draft) {
        return draft.points().stream()
                .collect(Collectors.toMap(
                        code -> code,
                        code -> draft.optional().contains(code) + draft.rooms().getOrDefault(code, "")));
    }

    /** With the quotas, which the page does not show. */
    private List<BriefingForm.PointEntry> points() {
        var quotas = before.points().stream().collect(Collectors.toMap(ExpectedPoint::point, ExpectedPoint::quota));
        var wanted = form.points() == null ? List.<BriefingForm.PointEntry>of() : form.points();
        return wanted.stream()
                .map(entry -> new BriefingForm.PointEntry(
                        entry.code(), entry.required(), entry.room(), quotas.get(entry.code())))
                .toList();
    }
}
