package vn.giaoban.scheduling;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.booking.Prolonging;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingChange;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.planning.BriefingPatch;
import vn.giaoban.planning.OfficeCheck;
import vn.giaoban.planning.Warning;
import vn.giaoban.points.Points;
import vn.giaoban.series.SeriesRecords;

/**
 * Prolongs briefings that people may already sit in. Whatever derives from the planned end follows it by itself: the status, the conference's window,
 * the gate's answer, links and tokens.
 */
@Component
class Extension {

    private final Briefings briefings;
    private final Prolonging prolonging;
    private final OfficeCheck office;
    private final SeriesRecords records;
    private final Points points;
    private final Transactions transactions;
    private final Clock clock;

    Extension(
            Briefings briefings,
            Prolonging prolonging,
            OfficeCheck office,
            SeriesRecords records,
            Points points,
            Transactions transactions,
            Clock clock) {
        this.briefings = briefings;
        this.prolonging = prolonging;
        this.office = office;
        this.records = records;
        this.points = points;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Moves the end of a published briefing that is not over, with its rooms and people: all of them or none. */
    Mono<Done> extend(BriefingId id, OffsetDateTime end, @Nullable String ifMatch, Actor actor) {
        return transactions.run(points.keepForBooking()
                .then(briefings.getForChange(id, ifMatch))
                .flatMap(found -> allowed(found, end))
                .flatMap(this::begun)
                .flatMap(before -> prolong(before, before.prolonged(end.toInstant()), actor))
                .delayUntil(_ -> records.markChanged(id, Set.of(BriefingPatch.TIME))));
    }

    private Mono<Briefing> allowed(Briefing briefing, OffsetDateTime end) {
        return ExtensionPolicy.refusal(briefing, end, clock.instant())
                .map(problem -> Mono.<Briefing>error(problem.asException()))
                .orElseGet(() -> Mono.just(briefing));
    }

    /** One that began a moment ago is written down as LIVE first, so that what is told of the change is told of a running one. */
    private Mono<Briefing> begun(Briefing found) {
        if (!ExtensionPolicy.hasBegunUnseen(found, clock.instant())) return Mono.just(found);
        var running = found.withNextStatus();
        return briefings.follow(running).thenReturn(running);
    }

    private Mono<Done> prolong(Briefing before, Briefing after, Actor actor) {
        var warnings = judge(after);
        var codes = after.points().stream().map(ExpectedPoint::point).toList();
        return points.byCodes(codes)
                .flatMap(catalogue -> prolonging.prolong(before, after, catalogue))
                .delayUntil(_ -> briefings.change(List.of(new BriefingChange(before, after, null)), "extend", actor))
                .map(more -> new Done(after, Warning.all(warnings, more)));
    }

    /** The office's rules are for plans: a meeting that runs late is a fact. */
    private List<Warning> judge(Briefing after) {
        return after.status() == BriefingStatus.LIVE ? List.of() : office.require(List.of(after));
    }
}
