package vn.giaoban.attendance;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.HeldBriefing;
import vn.giaoban.kernel.TimeRange;

/** What the attendance of many briefings comes to. */
@Component
public class Tallies {

    private final Attendance attendance;
    private final TallyStore store;
    private final Briefings briefings;

    Tallies(Attendance attendance, TallyStore store, Briefings briefings) {
        this.attendance = attendance;
        this.store = store;
        this.briefings = briefings;
    }

    /**
     * Counts the verdicts of the closed briefings that start in the period, and of the equally long period before it. What is outdated
     * is computed first.
     */
    public Flux<Tally> of(TimeRange period, TallyBy by) {
        var before = period.start().minus(period.duration());
        return briefings
                .heldBetween(before, period.end())
                .collectList()
                .flatMapMany(held -> count(held, period.start(), by));
    }

    /** Counts each closed briefing that starts in the period by itself, earliest first: how its points came off. */
    public Flux<BriefingTally> eachOf(TimeRange period) {
        return briefings
                .heldBetween(period.start(), period.end())
                .collectList()
                .flatMapMany(held -> attendance.refreshOutdated(held).thenMany(Flux.defer(() -> store.each(held))));
    }

    /** Counts the verdicts of each point in each week of the period, by points and weeks; weeks begin on Monday in a zone. */
    public Flux<WeekTally> weeksOf(TimeRange period, ZoneId zone) {
        return briefings
                .heldBetween(period.start(), period.end())
                .collectList()
                .flatMapMany(held ->
                        attendance.refreshOutdated(held).thenMany(Flux.defer(() -> store.weeks(idsOf(held), zone))));
    }

    /** How one point came off at each closed briefing that starts in the period and expected it, earliest first. */
    public Flux<PointResult> resultsOf(TimeRange period, String point) {
        return briefings
                .heldBetween(period.start(), period.end())
                .collectList()
                .flatMapMany(held ->
                        attendance.refreshOutdated(held).thenMany(Flux.defer(() -> store.results(held, point))));
    }

    private Flux<Tally> count(List<HeldBriefing> held, Instant from, TallyBy by) {
        return attendance.refreshOutdated(held).thenMany(Flux.defer(() -> store.tally(idsOf(held), from, by)));
    }

    private static List<BriefingId> idsOf(List<HeldBriefing> held) {
        return held.stream().map(HeldBriefing::id).toList();
    }
}
