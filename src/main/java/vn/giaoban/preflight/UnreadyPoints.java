package vn.giaoban.preflight;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Audience;
import vn.giaoban.audience.Audiences;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.database.Transactions;
import vn.giaoban.invitations.Draft;
import vn.giaoban.invitations.Issue;
import vn.giaoban.invitations.Outgoing;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.letters.Occasion;

/** Tells the points that are not ready, once for each check-time, whichever instance looks and however often. */
@Component
class UnreadyPoints {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadyPoints.class);

    private final Preflights preflights;
    private final PreflightStore store;
    private final Briefings briefings;
    private final Audiences audiences;
    private final Outgoing outgoing;
    private final Transactions transactions;
    private final PreflightSettings settings;
    private final Clock clock;

    UnreadyPoints(
            Preflights preflights,
            PreflightStore store,
            Briefings briefings,
            Audiences audiences,
            Outgoing outgoing,
            Transactions transactions,
            PreflightSettings settings,
            Clock clock) {
        this.preflights = preflights;
        this.store = store;
        this.briefings = briefings;
        this.audiences = audiences;
        this.outgoing = outgoing;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks at all briefings that begin soon; one that fails does not hold up the others. */
    Mono<Void> sweep() {
        if (settings.times().isEmpty()) return Mono.empty();
        var now = clock.instant();
        return briefings
                .toldBetween(now, now.plus(settings.times().getFirst()), null)
                .filter(briefing -> briefing.statusAt(now) == BriefingStatus.SCHEDULED)
                .concatMap(briefing -> tell(briefing).onErrorResume(fault -> {
                    LOG.warn(
                            "Points of briefing {} could not be told of their checks: {}",
                            briefing.id(),
                            fault.toString());
                    return Mono.empty();
                }))
                .then();
    }

    /** Of check-times that were missed only the last is still told of. */
    private Mono<Void> tell(Briefing briefing) {
        var due = PreflightPolicy.due(briefing, settings.times(), clock.instant());
        if (due.isEmpty()) return Mono.empty();
        return transactions.run(store.toldOf(briefing)
                .map(PreflightStore.Told::before)
                .collect(Collectors.toSet())
                .filter(came -> !came.containsAll(due))
                .flatMap(_ -> preflights.board(briefing))
                .flatMap(board -> claim(board, due)));
    }

    private Mono<Void> claim(Preflights.Board board, List<Duration> due) {
        var unready = board.items().stream().filter(Readiness::isUnready).toList();
        var codes = unready.stream().map(Readiness::code).toList();
        return store.claim(board.briefing(), due, codes, clock.instant())
                .collectList()
                .filter(claimed -> claimed.contains(due.getLast()))
                .flatMap(_ -> audiences.of(board.briefing()))
                .flatMap(known -> queue(board.briefing(), known, due.getLast(), unready));
    }

    private Mono<Void> queue(Briefing briefing, Audience known, Duration before, List<Readiness> unready) {
        var byCode = unready.stream().collect(Collectors.toMap(Readiness::code, item -> item));
        var drafts = known.addressed().stream()
                .filter(to -> to.kind() == Recipient.Kind.POINT && byCode.containsKey(to.id()))
                .map(to -> draft(to, before, byCode))
                .toList();
        var stamp = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var occasion = Occasion.ofPreflight(before, briefing.time().start());
        var issue = new Issue(briefing.id(), briefing.version(), occasion, briefing.sequence(), stamp, known.plan());
        return outgoing.queue(issue, drafts);
    }

    private static Draft draft(Recipient to, Duration before, Map<String, Readiness> byCode) {
        var item = byCode.get(to.id());
        var details = PreflightNotices.details(before, item == null ? null : item.newest());
        return new Draft(to, MessageKind.NOTICE, false, Set.of(), details, false);
    }
}
