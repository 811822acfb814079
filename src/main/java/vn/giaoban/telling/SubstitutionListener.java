package vn.giaoban.telling;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Audience;
import vn.giaoban.audience.Audiences;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.invitations.Draft;
import vn.giaoban.invitations.Issue;
import vn.giaoban.invitations.Outgoing;
import vn.giaoban.letters.MessageKind;
import vn.giaoban.letters.Occasion;
import vn.giaoban.outbox.OutboxListener;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.Seats;
import vn.giaoban.substitutions.Substitution;
import vn.giaoban.substitutions.SubstitutionEvent;
import vn.giaoban.substitutions.SubstitutionStatus;
import vn.giaoban.substitutions.Substitutions;

/** Asks the chair for consent to a substitution, and tells the point how it was decided. */
@Component
class SubstitutionListener implements OutboxListener<SubstitutionEvent> {

    private final Substitutions substitutions;
    private final Briefings briefings;
    private final Seats seats;
    private final Audiences audiences;
    private final Outgoing outgoing;
    private final Clock clock;

    SubstitutionListener(
            Substitutions substitutions,
            Briefings briefings,
            Seats seats,
            Audiences audiences,
            Outgoing outgoing,
            Clock clock) {
        this.substitutions = substitutions;
        this.briefings = briefings;
        this.seats = seats;
        this.audiences = audiences;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "substitution-notices";
    }

    @Override
    public Class<SubstitutionEvent> type() {
        return SubstitutionEvent.class;
    }

    @Override
    public Mono<Void> on(SubstitutionEvent event) {
        return switch (event) {
            case SubstitutionEvent.Asked asked -> askChair(asked.substitution());
            case SubstitutionEvent.Decided decided -> tellPoint(decided.substitution());
        };
    }

    /** The event may be older than a decision by the secretary. */
    private Mono<Void> askChair(Substitution asked) {
        var chair = asked.chair();
        if (chair == null) return Mono.empty();
        return substitutions
                .get(asked.id())
                .filter(now -> now.status() == SubstitutionStatus.PENDING)
                .flatMap(
                        now -> tell(now, Occasion.ofSubstitution(now.id()), Recipient.Kind.DELEGATE, chair.toString()));
    }

    /** What was taken back is no news to whoever took it back. */
    private Mono<Void> tellPoint(Substitution decided) {
        if (decided.status() == SubstitutionStatus.WITHDRAWN) return Mono.empty();
        return seats.find(decided.briefing(), decided.delegate())
                .mapNotNull(Delegate::point)
                .flatMap(point -> tell(decided, Occasion.ofDecision(decided.id()), Recipient.Kind.POINT, point));
    }

    private Mono<Void> tell(Substitution substitution, Occasion occasion, Recipient.Kind kind, String id) {
        return briefings
                .get(substitution.briefing())
                .filter(Briefing::isPublished)
                .flatMap(briefing -> Mono.zip(
                                audiences.of(briefing), seats.find(briefing.id(), substitution.delegate()))
                        .flatMap(found -> queue(
                                issue(briefing, found.getT1(), occasion),
                                to(found.getT1(), kind, id),
                                SubstitutionFacts.of(substitution, found.getT2(), found.getT1()))));
    }

    private Issue issue(Briefing briefing, Audience known, Occasion occasion) {
        var stamp = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Issue(briefing.id(), briefing.version(), occasion, briefing.sequence(), stamp, known.plan());
    }

    private Mono<Void> queue(Issue issue, @Nullable Recipient to, SubstitutionFacts facts) {
        if (to == null) return Mono.empty();
        return outgoing.queue(
                issue, List.of(new Draft(to, MessageKind.NOTICE, false, Set.of(), facts.details(), false)));
    }

    private static @Nullable Recipient to(Audience known, Recipient.Kind kind, String id) {
        return known.addressed().stream()
                .filter(recipient -> recipient.kind() == kind && recipient.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
