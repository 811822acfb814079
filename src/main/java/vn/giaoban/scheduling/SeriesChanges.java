package vn.giaoban.scheduling;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.audit.Audit;
import vn.giaoban.booking.Vacancies;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingChange;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingProblem.WrongStatus;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.StaleVersion;
import vn.giaoban.planning.BriefingPatch;
import vn.giaoban.planning.OfficeCheck;
import vn.giaoban.points.Points;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.series.Member;
import vn.giaoban.series.Series;
import vn.giaoban.series.SeriesRecords;
import vn.giaoban.web.Etag;
import vn.giaoban.web.MergePatch;

/**
 * Commands that are given to one occurrence and meant for more of its series. Each is one transaction; occurrences that have begun, are
 * over or were called off stay as they are.
 */
@Component
class SeriesChanges {

    private final Briefings briefings;
    private final SeriesRecords records;
    private final Replanner replanner;
    private final OfficeCheck office;
    private final BriefingPatch patches;
    private final Vacancies vacancies;
    private final Reservations reservations;
    private final Points points;
    private final Transactions transactions;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    SeriesChanges(
            Briefings briefings,
            SeriesRecords records,
            Replanner replanner,
            OfficeCheck office,
            BriefingPatch patches,
            Vacancies vacancies,
            Reservations reservations,
            Points points,
            Transactions transactions,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.briefings = briefings;
        this.records = records;
        this.replanner = replanner;
        this.office = office;
        this.patches = patches;
        this.vacancies = vacancies;
        this.reservations = reservations;
        this.points = points;
        this.transactions = transactions;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The part of a series that a command reaches.
     *
     * @param series as it is
     * @param place of the occurrence that the command was given to
     * @param from recurrence id of the first that it reaches
     * @param members all of the series from there on
     * @param coming those that have not begun, by id
     */
    private record Reach(
            Series series, Member place, LocalDateTime from, List<Member> members, Map<BriefingId, Briefing> coming) {

        Briefing anchor() {
            return Objects.requireNonNull(coming.get(place.briefing()));
        }
    }

    /**
     * Changes the plan of this occurrence and of those after it, or of all.
     *
     * @param present the occurrence as the caller has seen it
     * @param overwriting whether occurrences lose what was changed for them alone
     */
    Mono<Done> change(Briefing present, Member place, ObjectNode patch, Scope scope, boolean overwriting, Actor actor) {
        if (patch.has("timeZone"))
            throw InvalidRequest.at("/timeZone", "can't be changed for a whole series")
                    .asException();
        return transactions.run(points.keepForBooking()
                .then(reach(place, scope, Etag.of(present.version())))
                .flatMap(reach -> {
                    var form = patches.apply(reach.anchor(), patch);
                    var change = new ScopedPatch(
                            reach.anchor(),
                            place,
                            patch,
                            form,
                            reach.series().recurrence().shift(),
                            overwriting);
                    return replanner
                            .replan(revisions(reach, change), actor)
                            .flatMap(replanned ->
                                    save(reach, change, actor).thenReturn(replanned.done(place.briefing())));
                }));
    }

    private List<Revision> revisions(Reach reach, ScopedPatch change) {
        var revisions = new ArrayList<Revision>();
        for (var member : reach.members()) {
            var briefing = reach.coming().get(member.briefing());
            var patch = briefing == null ? null : change.patchFor(member, briefing);
            if (briefing != null && patch != null)
                revisions.add(new Revision(briefing, patches.apply(briefing, patch)));
        }
        return revisions;
    }

    private Mono<Void> save(Reach reach, ScopedPatch change, Actor actor) {
        var cleared = change.overwriting()
                ? reach.members().stream().map(Member::briefing).toList()
                : List.of(reach.place().briefing());
        return saveRule(reach, change)
                .then(records.clearChanged(cleared, change.members()))
                .then(audit.record(
                        actor,
                        "series:" + reach.series().id(),
                        "change",
                        reach.series(),
                        Map.of("from", reach.from().toString(), "patch", change.patch()),
                        null));
    }

    private Mono<Void> saveRule(Reach reach, ScopedPatch change) {
        var series = reach.series();
        if (reach.from().equals(SeriesRecords.BEGINNING)) return records.save(changed(series, change));
        var before = series.with(series.recurrence().endingBefore(reach.from()));
        var rest = series.splitAt(UUID.randomUUID(), reach.from());
        return records.split(before, changed(rest, change), reach.from());
    }

    private Series changed(Series series, ScopedPatch change) {
        var moved = series.with(series.recurrence().shiftedBy(change.shift()));
        var length = change.movesTime() ? change.length() : series.length();
        return moved.withTemplate(template(series, change.patch()), length);
    }

    /** What names points stands for itself: neither the groups nor the points of before add to it. */
    private String template(Series series, ObjectNode patch) {
        var template = (ObjectNode) json.readTree(series.template());
        if (patch.has("groups") || patch.has("points")) {
            template.remove("groups");
            template.remove("points");
        }
        var change = patch.deepCopy();
        BriefingPatch.TIMES.forEach(change::remove);
        return MergePatch.apply(template, change).toString();
    }

    /** Publishes the drafts among them; what the series brings later is published at once. */
    Mono<Done> publish(Member place, Scope scope, @Nullable String ifMatch, Actor actor) {
        return transactions.run(reach(place, scope, ifMatch).flatMap(reach -> {
            var changes = changes(reach, BriefingStatus.DRAFT, Briefing::published, null);
            var warnings =
                    office.require(changes.stream().map(BriefingChange::after).toList());
            return briefings
                    .change(changes, "publish", actor)
                    .then(records.save(reach.series().whenPublished()))
                    .thenReturn(new Done(after(reach, changes), warnings));
        }));
    }

    /** Calls all of them off; the series brings no more. */
    Mono<Done> cancel(Member place, Scope scope, String reason, @Nullable String ifMatch, Actor actor) {
        return transactions.run(reach(place, scope, ifMatch).flatMap(reach -> {
            var changes = changes(reach, null, b -> b.cancelled(reason), reason);
            var series = reach.series();
            var end = series.with(series.recurrence().endingBefore(first(reach)));
            var vacant =
                    Vacancies.of(changes.stream().map(BriefingChange::before).toList());
            return vacancies
                    .lock(vacant)
                    .then(reservations.release(ids(changes)))
                    .then(briefings.change(changes, "cancel", actor))
                    .then(records.save(end))
                    .then(vacancies.fill(vacant))
                    .thenReturn(Done.of(after(reach, changes)));
        }));
    }

    private static LocalDateTime first(Reach reach) {
        return reach.members().stream()
                .filter(member -> reach.coming().containsKey(member.briefing()))
                .map(Member::recurrenceId)
                .findFirst()
                .orElse(reach.place().recurrenceId());
    }

    private static List<UUID> ids(List<BriefingChange> changes) {
        return changes.stream().map(c -> c.before().id().value()).toList();
    }

    private static List<BriefingChange> changes(
            Reach reach, @Nullable BriefingStatus only, Function<Briefing, Briefing> change, @Nullable String reason) {
        return reach.members().stream()
                .map(Member::briefing)
                .filter(reach.coming()::containsKey)
                .map(id -> Objects.requireNonNull(reach.coming().get(id)))
                .filter(b -> only == null || b.status() == only)
                .map(b -> new BriefingChange(b, change.apply(b), reason))
                .toList();
    }

    private static Briefing after(Reach reach, List<BriefingChange> changes) {
        return changes.stream()
                .map(BriefingChange::after)
                .filter(b -> b.id().equals(reach.place().briefing()))
                .findFirst()
                .orElseGet(reach::anchor);
    }

    /** Keeps others from changing the series, then its briefings in the order of their ids. */
    private Mono<Reach> reach(Member place, Scope scope, @Nullable String ifMatch) {
        var from = scope == Scope.ALL ? SeriesRecords.BEGINNING : place.recurrenceId();
        return records.getForChange(place.series())
                .flatMap(series -> records.members(series.id(), SeriesRecords.BEGINNING)
                        .collectList()
                        .flatMap(members -> reach(series, place, from, members, ifMatch)));
    }

    private Mono<Reach> reach(
            Series series, Member place, LocalDateTime from, List<Member> all, @Nullable String ifMatch) {
        if (all.stream().noneMatch(m -> m.briefing().equals(place.briefing()))) throw new StaleVersion(0).asException();
        // from the first on is all: there is nothing to cut off
        var start = all.getFirst().recurrenceId().equals(from) ? SeriesRecords.BEGINNING : from;
        var members =
                all.stream().filter(m -> !m.recurrenceId().isBefore(start)).toList();
        return briefings
                .getForChange(members.stream().map(Member::briefing).toList())
                .doOnNext(briefing -> check(briefing, place, ifMatch))
                .filter(this::isComing)
                .collectMap(Briefing::id)
                .map(coming -> new Reach(series, place, start, members, coming));
    }

    private void check(Briefing briefing, Member place, @Nullable String ifMatch) {
        if (!briefing.id().equals(place.briefing())) return;
        Etag.require(ifMatch, briefing.version());
        if (!isComing(briefing))
            throw new WrongStatus(
                            briefing.statusAt(clock.instant()),
                            "It has begun, is over or was called off: choose a coming occurrence")
                    .asException();
    }

    private boolean isComing(Briefing briefing) {
        var status = briefing.statusAt(clock.instant());
        return status == BriefingStatus.DRAFT || status == BriefingStatus.SCHEDULED;
    }
}
