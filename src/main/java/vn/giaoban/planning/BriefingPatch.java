package vn.giaoban.planning;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.Chair;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.web.Forms;
import vn.giaoban.web.MergePatch;

/** Changes a plan by JSON Merge Patch: the present plan as a form, patched, then checked like a new one. */
@Component
public class BriefingPatch {

    /** What has resources or calls of its own. */
    private static final Set<String> ELSEWHERE = Set.of("delegates", "displace", "hold", "recurrence", "publish");

    /** The members that say when; they are changed together. */
    public static final Set<String> TIMES = Set.of("start", "end", "timeZone");
    /** The name of them all. */
    public static final String TIME = "time";

    private final JsonMapper json;
    private final Forms forms;
    private final Clock clock;

    BriefingPatch(JsonMapper json, Forms forms, Clock clock) {
        this.json = json;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * The whole plan as it shall be.
     *
     * @throws vn.giaoban.kernel.ProblemException {@link InvalidRequest}
     */
    public BriefingForm apply(Briefing present, JsonNode patch) {
        var changes = object(patch);
        var foreign = ELSEWHERE.stream()
                .filter(changes::has)
                .map(name -> new Fault("/" + name, "can't be changed here"))
                .toList();
        if (!foreign.isEmpty()) throw new InvalidRequest(foreign).asException();
        var form =
                forms.valid(json.treeToValue(MergePatch.apply(toForm(present, changes), changes), BriefingForm.class));
        var moved = !form.start().toInstant().equals(present.time().start());
        var faults = PlanPolicy.faults(form, moved ? clock.instant() : null);
        if (!faults.isEmpty()) throw new InvalidRequest(List.copyOf(faults)).asException();
        return form;
    }

    /** A change as the object that it must be; fails with {@link InvalidRequest}. */
    public static ObjectNode object(JsonNode patch) {
        if (patch instanceof ObjectNode changes) return changes;
        throw InvalidRequest.at("", "must be an object").asException();
    }

    /** What a change is about: its members, the times being one. */
    public static Set<String> members(JsonNode patch) {
        return patch.propertyNames().stream().map(BriefingPatch::memberOf).collect(Collectors.toSet());
    }

    /** The member under which a change of this one is remembered. */
    public static String memberOf(String name) {
        return TIMES.contains(name) ? TIME : name;
    }

    /** The plan as somebody would have asked for it. Groups in the patch stand for themselves: the present points do not add to them. */
    private JsonNode toForm(Briefing b, ObjectNode changes) {
        var points = changes.has("groups") && !changes.has("points") ? List.<BriefingForm.PointEntry>of() : points(b);
        var rules = b.attendance();
        var form = new BriefingForm(
                b.title(),
                b.agenda().stream()
                        .map(i -> new BriefingForm.AgendaForm(i.title(), i.minutes(), i.presenter()))
                        .toList(),
                chair(b.chair()),
                b.host(),
                OffsetDateTime.ofInstant(b.time().start(), b.zone()),
                OffsetDateTime.ofInstant(b.time().end(), b.zone()),
                b.zone().getId(),
                List.of(),
                points,
                null,
                b.policy(),
                b.priority(),
                b.urgentReason(),
                null,
                b.bufferBefore(),
                b.bufferAfter(),
                b.reminders(),
                null,
                new BriefingForm.AttendanceForm(
                        rules.lateAfter(),
                        rules.leftEarlyBeforeEnd(),
                        rules.absentBelowShare(),
                        rules.bridgeGapsUnder()),
                null,
                null);
        return json.valueToTree(form);
    }

    private static List<BriefingForm.PointEntry> points(Briefing b) {
        return b.points().stream()
                .map(p -> new BriefingForm.PointEntry(p.point(), p.required(), p.pinned() ? p.room() : null, p.quota()))
                .toList();
    }

    private static BriefingForm.@Nullable ChairForm chair(@Nullable Chair chair) {
        return chair == null ? null : new BriefingForm.ChairForm(chair.name(), chair.title(), chair.email());
    }
}
