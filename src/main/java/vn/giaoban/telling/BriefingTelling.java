package vn.giaoban.telling;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Audience;
import vn.giaoban.audience.Audiences;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.database.Transactions;
import vn.giaoban.invitations.Draft;
import vn.giaoban.invitations.Issue;
import vn.giaoban.invitations.Outgoing;
import vn.giaoban.invitations.Told;
import vn.giaoban.letters.Occasion;

/**
 * Tells of one briefing as it is now: what was heard of it, and in which order, only says that it is time to look. So looking twice, or late, or
 * on two instances at once gives the same messages.
 */
@Component
class BriefingTelling {

    private final Briefings briefings;
    private final Audiences audiences;
    private final Outgoing outgoing;
    private final CorrespondenceStore correspondences;
    private final Transactions transactions;
    private final Clock clock;

    BriefingTelling(
            Briefings briefings,
            Audiences audiences,
            Outgoing outgoing,
            CorrespondenceStore correspondences,
            Transactions transactions,
            Clock clock) {
        this.briefings = briefings;
        this.audiences = audiences;
        this.outgoing = outgoing;
        this.correspondences = correspondences;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Tells everybody what they don't know yet; nothing of a draft, nor of what is over. */
    Mono<Void> tell(BriefingId id) {
        return transactions.run(correspondences
                .open("briefing:" + id, id.value())
                .flatMap(before ->
                        briefings.get(id).filter(this::isWorthTelling).flatMap(briefing -> tell(before, briefing))));
    }

    private boolean isWorthTelling(Briefing briefing) {
        var status = briefing.statusAt(clock.instant());
        return status != BriefingStatus.DRAFT && status != BriefingStatus.ENDED;
    }

    private Mono<Void> tell(Correspondence before, Briefing briefing) {
        var stamp = before.stampAt(clock.instant());
        return audiences.of(briefing).flatMap(known -> {
            var decision = decision(briefing, known);
            return outgoing.dropReminders(briefing.id(), briefing.version(), stamp)
                    .then(outgoing.told(briefing.id()))
                    .flatMap(told -> takeBack(briefing, told, decision.apply(told), stamp))
                    .flatMap(earlier -> outgoing.told(briefing.id())
                            .flatMap(told ->
                                    queue(before, briefing, known, told, decision.apply(told), stamp, earlier)));
        });
    }

    private static Function<Map<String, Told>, List<Draft>> decision(Briefing briefing, Audience known) {
        if (briefing.status() == BriefingStatus.CANCELLED) return TellingPolicy::callOff;
        return told -> TellingPolicy.tell(known.plan(), known.addressed(), told);
    }

    /** What waits for the post and does not hold any more need not go out. */
    private Mono<Map<String, Instant>> takeBack(
            Briefing briefing, Map<String, Told> told, List<Draft> drafts, Instant at) {
        return outgoing.takeBack(briefing.id(), waiting(told, drafts), "replaced by version " + briefing.version(), at);
    }

    private static Set<String> waiting(Map<String, Told> told, List<Draft> drafts) {
        return drafts.stream()
                .map(draft -> draft.recipient().key())
                .filter(key -> told.containsKey(key) && told.get(key).isWaiting())
                .collect(Collectors.toSet());
    }

    private Mono<Void> queue(
            Correspondence before,
            Briefing briefing,
            Audience known,
            Map<String, Told> told,
            List<Draft> drafts,
            Instant stamp,
            Map<String, Instant> earlier) {
        if (drafts.isEmpty()) return Mono.empty();
        var issue = new Issue(
                briefing.id(),
                briefing.version(),
                briefing.version() > before.version() ? Occasion.PLAN : Occasion.roster(before.decided() + 1),
                sequence(briefing, told, drafts),
                stamp,
                known.plan());
        return outgoing.queue(issue, drafts, earlier)
                .then(correspondences.save(before.next(briefing.version(), stamp)));
    }

    /**
     * The briefing's, unless one of those who are told has as high a one already: who is dropped and invited again while the plan stays gets a
     * higher one each time, since calendars ignore what looks old.
     */
    private static int sequence(Briefing briefing, Map<String, Told> told, List<Draft> drafts) {
        return drafts.stream()
                .map(draft -> told.get(draft.recipient().key()))
                .mapToInt(past -> past == null ? 0 : past.sequence() + 1)
                .reduce(briefing.sequence(), Math::max);
    }
}
