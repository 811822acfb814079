package vn.giaoban.planning;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.AgendaItem;
import vn.giaoban.briefings.AttendanceRules;
import vn.giaoban.briefings.BookingPolicy;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Chair;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.briefings.PlannedDelegate;
import vn.giaoban.briefings.Priority;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.points.Point;
import vn.giaoban.points.PointGroups;
import vn.giaoban.points.Room;
import vn.giaoban.reservations.RoomWish;

/** Turns a form and the catalogue into a plan, or says all that does not fit. Plain Java. */
public final class Planner {

    private static final int DEFAULT_QUOTA = 4;

    private final BriefingForm form;
    private final Map<String, Point> catalogue;
    private final Map<String, String> currentRooms;
    private final List<Fault> faults = new ArrayList<>();

    private Planner(BriefingForm form, Map<String, Point> catalogue, Map<String, String> currentRooms) {
        this.form = form;
        this.catalogue = catalogue;
        this.currentRooms = currentRooms;
    }

    /**
     * Makes the plan.
     *
     * @param found every point that the form brings in or names, retired ones too
     * @param currentRooms the rooms that the briefing has already, by point; kept where they do
     * @throws vn.giaoban.kernel.ProblemException {@link InvalidRequest}
     */
    public static BriefingPlan plan(
            BriefingForm form,
            PointGroups.Expansion found,
            Map<String, String> currentRooms,
            Actor actor,
            Instant now) {
        var planner = new Planner(form, found.points(), currentRooms);
        var points = planner.expectedPoints(found.grouped());
        var wishes = points.stream().map(planner::wish).toList();
        var delegates = planner.delegates(points);
        if (form.host() != null) planner.known("/host", form.host());
        if (!planner.faults.isEmpty()) throw new InvalidRequest(planner.faults).asException();
        return new BriefingPlan(planner.briefing(points, actor, now), wishes, people(delegates), delegates);
    }

    private Briefing briefing(List<ExpectedPoint> points, Actor actor, Instant now) {
        var published = Boolean.TRUE.equals(form.publish());
        return new Briefing(
                new BriefingId(UUID.randomUUID()),
                1,
                0,
                published ? BriefingStatus.SCHEDULED : BriefingStatus.DRAFT,
                form.title().strip(),
                agenda(),
                chair(),
                form.host(),
                new TimeRange(form.start().toInstant(), form.end().toInstant()),
                form.timeZone() == null ? HomeZone.ID : ZoneId.of(form.timeZone()),
                Objects.requireNonNullElse(form.policy(), BookingPolicy.ALL_OR_NOTHING),
                Objects.requireNonNullElse(form.priority(), Priority.ROUTINE),
                form.urgentReason(),
                Objects.requireNonNullElse(form.bufferBefore(), Duration.ZERO),
                Objects.requireNonNullElse(form.bufferAfter(), Duration.ZERO),
                Objects.requireNonNullElse(form.reminders(), List.of()),
                rules(),
                null,
                now,
                actor.name(),
                points);
    }

    /** What the groups bring in, then what the form names; an entry refines what is there already. */
    private List<ExpectedPoint> expectedPoints(List<String> grouped) {
        var expected = new LinkedHashMap<String, ExpectedPoint>();
        grouped.forEach(code -> expected.put(code, new ExpectedPoint(code, true, null, false, DEFAULT_QUOTA)));
        var entries = form.points() == null ? List.<BriefingForm.PointEntry>of() : form.points();
        for (var i = 0; i < entries.size(); i++) add(expected, entries.get(i), "/points/" + i);
        if (expected.isEmpty() && faults.isEmpty()) faults.add(new Fault("/points", "names no point"));
        return catalogue.keySet().stream()
                .flatMap(code -> Stream.ofNullable(expected.get(code)))
                .toList();
    }

    private void add(Map<String, ExpectedPoint> expected, BriefingForm.PointEntry entry, String pointer) {
        if (!known(pointer + "/code", entry.code())) return;
        var room = entry.room();
        if (room != null && rooms(entry.code()).noneMatch(r -> r.id().equals(room))) {
            faults.add(
                    new Fault(pointer + "/room", room + " is not a room of " + entry.code() + " that can be booked"));
            return;
        }
        expected.put(
                entry.code(),
                new ExpectedPoint(
                        entry.code(),
                        !Boolean.FALSE.equals(entry.required()),
                        room,
                        room != null,
                        Objects.requireNonNullElse(entry.quota(), DEFAULT_QUOTA)));
    }

    private Stream<Room> rooms(String code) {
        return Objects.requireNonNull(catalogue.get(code)).rooms().stream().filter(r -> !r.retired());
    }

    private boolean known(String pointer, String code) {
        var point = catalogue.get(code);
        if (point == null) faults.add(new Fault(pointer, code + " is not the code of a point"));
        else if (point.retired()) faults.add(new Fault(pointer, "point " + code + " is retired"));
        return point != null && !point.retired();
    }

    /** The room that was asked for, else the room it has, then the others with the seats in catalogue order. */
    private RoomWish wish(ExpectedPoint expected) {
        if (expected.pinned())
            return new RoomWish(expected.point(), expected.required(), List.of(String.valueOf(expected.room())));
        var point = Objects.requireNonNull(catalogue.get(expected.point()));
        var current = currentRooms.get(expected.point());
        var rooms = new ArrayList<>(point.roomsFor(Math.max(1, expected.quota())).stream()
                .map(Room::id)
                .toList());
        if (current != null && rooms.remove(current)) rooms.addFirst(current);
        if (rooms.isEmpty() && (expected.required() || form.policy() != BookingPolicy.BEST_EFFORT))
            faults.add(new Fault(
                    "/points", "point " + expected.point() + " has no room with " + expected.quota() + " seats"));
        return new RoomWish(expected.point(), expected.required(), rooms);
    }

    private List<PlannedDelegate> delegates(List<ExpectedPoint> points) {
        var expected = points.stream().map(ExpectedPoint::point).collect(Collectors.toSet());
        var delegates = new ArrayList<PlannedDelegate>();
        var chair = form.chair();
        if (chair != null && chair.email() != null)
            delegates.add(
                    new PlannedDelegate(chair.name(), chair.title(), chair.email(), null, null, DelegateRole.CHAIR));
        var named = form.delegates() == null ? List.<BriefingForm.DelegateForm>of() : form.delegates();
        for (var i = 0; i < named.size(); i++) {
            var d = named.get(i);
            if (d.point() != null && !expected.contains(d.point()))
                faults.add(new Fault("/delegates/" + i + "/point", d.point() + " is not expected at this briefing"));
            delegates.add(new PlannedDelegate(
                    d.name(),
                    d.title(),
                    d.email(),
                    d.phone(),
                    d.point(),
                    Objects.requireNonNullElse(d.role(), DelegateRole.DELEGATE)));
        }
        return List.copyOf(delegates);
    }

    /** Those who can't be in two places: CHAIR and PRESENTER, known by their mail address. */
    private static List<String> people(List<PlannedDelegate> delegates) {
        return delegates.stream()
                .filter(d -> d.role() == DelegateRole.CHAIR || d.role() == DelegateRole.PRESENTER)
                .flatMap(d -> Stream.ofNullable(d.email()))
                .map(mail -> mail.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private List<AgendaItem> agenda() {
        var items = form.agenda() == null ? List.<BriefingForm.AgendaForm>of() : form.agenda();
        return items.stream()
                .map(i -> new AgendaItem(i.title(), i.minutes(), i.presenter()))
                .toList();
    }

    private @Nullable Chair chair() {
        var chair = form.chair();
        return chair == null ? null : new Chair(chair.name(), chair.title(), chair.email());
    }

    private AttendanceRules rules() {
        var rules = form.attendance();
        if (rules == null) return AttendanceRules.NONE;
        return new AttendanceRules(
                rules.lateAfter(), rules.leftEarlyBeforeEnd(), rules.absentBelowShare(), rules.bridgeGapsUnder());
    }
}
