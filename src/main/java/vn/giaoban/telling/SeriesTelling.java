package vn.giaoban.telling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.SeriesLinks;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.calendars.Sitting;
import vn.giaoban.database.Transactions;
import vn.giaoban.invitations.Draft;
import vn.giaoban.invitations.Issue;
import vn.giaoban.invitations.Outgoing;
import vn.giaoban.invitations.Told;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.letters.Occasion;
import vn.giaoban.series.Series;
import vn.giaoban.series.SeriesRecords;

/**
 * Tells of a series as it is now, all of it at once: a command that changes many occurrences is heard of once for each, and the first of these
 * finds everything there is to tell.
 */
@Component
class SeriesTelling {

    private static final LocalDateTime FAR = LocalDateTime.of(4000, 1, 1, 0, 0);

    private final SeriesRecords records;
    private final SeriesViews views;
    private final SeriesLinks links;
    private final Outgoing outgoing;
    private final CorrespondenceStore correspondences;
    private final Transactions transactions;
    private final Clock clock;

    SeriesTelling(
            SeriesRecords records,
            SeriesViews views,
            SeriesLinks links,
            Outgoing outgoing,
            CorrespondenceStore correspondences,
            Transactions transactions,
            Clock clock) {
        this.records = records;
        this.views = views;
        this.links = links;
        this.outgoing = outgoing;
        this.correspondences = correspondences;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A version of one of its occurrences was heard of; nothing is done when that was looked at already. */
    Mono<Void> hear(UUID series, Briefing occurrence) {
        var known = correspondences.isHeard(occurrence.id(), occurrence.version());
        return known.flatMap(heard -> heard
                ? Mono.empty()
                : transactions.run(lineage(series)
                        .flatMap(all -> open(all)
                                .flatMap(opened -> correspondences
                                        .isHeard(occurrence.id(), occurrence.version())
                                        .flatMap(late -> late ? Mono.empty() : tell(all, opened))))));
    }

    /** Something else of it changed: who attends an occurrence, or that there is one. */
    Mono<Void> tell(UUID series) {
        return transactions.run(lineage(series).flatMap(all -> open(all).flatMap(opened -> tell(all, opened))));
    }

    /** The series and those that it was cut off from, the first of all first: what ends is told before what begins. */
    private Mono<List<Series>> lineage(UUID series) {
        return records.get(series)
                .expand(one -> one.splitFrom() == null ? Mono.empty() : records.get(one.splitFrom()))
                .collectList()
                .map(List::reversed);
    }

    private Mono<List<Correspondence>> open(List<Series> all) {
        return Flux.fromIterable(all)
                .concatMap(series -> records.members(series.id(), SeriesRecords.BEGINNING)
                        .next()
                        .flatMap(first -> correspondences.open(
                                "series:" + series.id(), first.briefing().value())))
                .collectList();
    }

    private Mono<Void> tell(List<Series> all, List<Correspondence> opened) {
        return Flux.range(0, opened.size())
                .concatMap(n -> views.of(all.get(n).id(), clock.instant()).flatMap(view -> tell(view, opened.get(n))))
                .then();
    }

    private Mono<Void> tell(SeriesViews.View view, Correspondence before) {
        var stamp = before.stampAt(clock.instant());
        var anchor = new BriefingId(before.anchor());
        return outgoing.told(anchor)
                .flatMap(told -> outgoing.takeBack(
                        anchor, waiting(told, drafts(view, told)), "replaced by what was decided later", stamp))
                .flatMap(earlier ->
                        outgoing.told(anchor).flatMap(told -> queue(view, before, drafts(view, told), stamp, earlier)))
                .then(correspondences.hear(view.versions()));
    }

    private static List<Draft> drafts(SeriesViews.View view, Map<String, Told> told) {
        var policy = new SeriesPolicy(view.course());
        var drafts = new ArrayList<Draft>();
        var keys = new LinkedHashMap<String, Boolean>();
        view.attendances().keySet().forEach(key -> keys.put(key, true));
        told.keySet().forEach(key -> keys.putIfAbsent(key, false));
        for (var key : keys.keySet())
            drafts.addAll(policy.tell(view.attendances().get(key), told.get(key)));
        return drafts;
    }

    private static Set<String> waiting(Map<String, Told> told, List<Draft> drafts) {
        return drafts.stream()
                .map(draft -> draft.recipient().key())
                .filter(key -> {
                    var past = told.get(key);
                    return past != null && past.isWaiting();
                })
                .collect(Collectors.toSet());
    }

    private Mono<Void> queue(
            SeriesViews.View view,
            Correspondence before,
            List<Draft> drafts,
            Instant stamp,
            Map<String, Instant> earlier) {
        if (drafts.isEmpty()) return Mono.empty();
        var next = before.next(before.decided() + 1, stamp);
        return withLinks(view.course().series(), drafts)
                .flatMap(linked -> outgoing.queue(issue(before, next, linked, stamp), linked, earlier))
                .then(correspondences.save(next));
    }

    private Mono<List<Draft>> withLinks(UUID series, List<Draft> drafts) {
        var keys = drafts.stream().map(draft -> draft.recipient().key()).collect(Collectors.toSet());
        return links.keep(series, keys)
                .map(found -> drafts.stream()
                        .map(draft -> draft.linkedBy(found.get(draft.recipient().key())))
                        .toList());
    }

    /** The decisions on a series are counted: that is the SEQUENCE of all that it tells, of the whole and of single occurrences. */
    private static Issue issue(Correspondence before, Correspondence next, List<Draft> drafts, Instant stamp) {
        return new Issue(
                new BriefingId(before.anchor()),
                next.version(),
                Occasion.SERIES,
                before.decided(),
                stamp,
                lead(drafts.getFirst()).plan().at(span(drafts)));
    }

    /** As long as this has not passed, it makes sense to tell of it. */
    private static TimeRange span(Collection<Draft> drafts) {
        var first = drafts.stream().map(d -> lead(d).plan().time().start()).min(Instant::compareTo);
        var last = drafts.stream().map(SeriesTelling::end).max(Instant::compareTo);
        return new TimeRange(first.orElseThrow(), last.orElseThrow());
    }

    private static Instant end(Draft draft) {
        var portion = Objects.requireNonNull(draft.portion());
        var own = Stream.concat(Stream.of(portion.lead()), portion.only().stream());
        var all = portion.isWhole() ? Stream.concat(own, portion.sheet().shown(FAR).values().stream()) : own;
        return all.map(sitting -> sitting.plan().time().end())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static Sitting lead(Draft draft) {
        return Objects.requireNonNull(draft.portion()).lead();
    }
}
