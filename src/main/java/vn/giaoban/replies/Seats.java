package vn.giaoban.replies;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audit.Audit;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.outbox.Outbox;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.Response;
import vn.giaoban.roster.Roster;
import vn.giaoban.tasks.NewTask;
import vn.giaoban.tasks.Proposal;
import vn.giaoban.tasks.TaskKind;
import vn.giaoban.tasks.Tasks;

/** Carries an answer to the seats it is for: an address speaks for each point and person that it was invited for. */
@Component
class Seats {

    private static final String UNSURE = "Chưa chắc chắn dự họp";

    private final Roster roster;
    private final Tasks tasks;
    private final Outbox outbox;
    private final Audit audit;

    Seats(Roster roster, Tasks tasks, Outbox outbox, Audit audit) {
        this.roster = roster;
        this.tasks = tasks;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Within a transaction: keeps what a calendar answered. */
    Mono<Outcome> answer(
            Briefing briefing, List<Recipient> invited, CalendarReply reply, CalendarReply.Attendee attendee) {
        return Flux.fromIterable(invited)
                .concatMap(recipient -> answer(briefing, recipient, reply, attendee))
                .reduce(Outcome::or)
                .onErrorResume(
                        ProblemException.class,
                        refusal -> Mono.just(Outcome.left(refusal.problem().detail())))
                .defaultIfEmpty(Outcome.left("nobody was invited"));
    }

    private Mono<Outcome> answer(
            Briefing briefing, Recipient recipient, CalendarReply reply, CalendarReply.Attendee attendee) {
        var reason = reply.reasonOf(attendee);
        return switch (attendee.participation()) {
            case "ACCEPTED" -> keep(briefing, recipient, Response.ACCEPTED, reason, attendee);
            case "DECLINED" -> keep(briefing, recipient, Response.DECLINED, reason, attendee);
            case "TENTATIVE" ->
                keep(briefing, recipient, Response.PENDING, reason == null ? UNSURE : UNSURE + ": " + reason, attendee);
            case "DELEGATED" -> delegate(briefing, recipient, reply, attendee);
            case "NEEDS-ACTION" -> Mono.just(Outcome.ignored("they have not decided"));
            default -> Mono.just(Outcome.left("an answer that nobody knows: " + attendee.participation()));
        };
    }

    private Mono<Outcome> keep(
            Briefing briefing,
            Recipient recipient,
            Response response,
            @Nullable String reason,
            CalendarReply.Attendee attendee) {
        var kept = recipient.kind() == Recipient.Kind.POINT
                ? roster.answer(briefing.id(), recipient.id(), response, reason, actor(attendee))
                        .then()
                : roster.answer(briefing.id(), UUID.fromString(recipient.id()), response, reason, actor(attendee));
        return kept.thenReturn(Outcome.handled(attendee.participation() + " of " + recipient.key()));
    }

    private Mono<Outcome> delegate(
            Briefing briefing, Recipient recipient, CalendarReply reply, CalendarReply.Attendee attendee) {
        var substitute = attendee.delegatedTo();
        if (recipient.kind() == Recipient.Kind.POINT || substitute == null || !ReplyPolicy.isAddress(substitute))
            return Mono.just(Outcome.left("it delegates what can't be delegated"));
        var person = UUID.fromString(recipient.id());
        return outbox.append(new ReplyEvent.Delegated(briefing.id(), person, substitute, reply.reasonOf(attendee)))
                .then(audit.record(
                        actor(attendee),
                        "briefing:" + briefing.id(),
                        "delegate",
                        null,
                        Map.of("delegate", person, "to", substitute),
                        reply.reasonOf(attendee)))
                .thenReturn(Outcome.handled("DELEGATED by " + recipient.key()));
    }

    /** Within a transaction: keeps the time that a calendar proposes instead, for the secretary to decide. */
    Mono<Outcome> propose(
            Briefing briefing, List<Recipient> invited, CalendarReply reply, CalendarReply.Attendee attendee) {
        var recipient = invited.getFirst();
        var proposal = new Proposal(reply.start(), reply.end(), comment(recipient, reply, attendee));
        return pointOf(briefing, recipient)
                .delayUntil(point -> tasks.open(List.of(new NewTask(
                                TaskKind.COUNTER_PROPOSAL,
                                briefing.id(),
                                point,
                                briefing.time().start(),
                                proposal)))
                        .then(audit.record(
                                actor(attendee),
                                "briefing:" + briefing.id(),
                                "propose-time",
                                null,
                                proposal,
                                reply.reasonOf(attendee))))
                .map(point -> Outcome.handled("COUNTER of " + recipient.key()))
                .defaultIfEmpty(Outcome.left("a proposal of somebody who belongs to no point"));
    }

    private static String comment(Recipient recipient, CalendarReply reply, CalendarReply.Attendee attendee) {
        var words = reply.reasonOf(attendee);
        return words == null ? recipient.name() : recipient.name() + ": " + words;
    }

    /** Whose task it becomes: the point's own, that of a person's point, else that of the host. */
    private Mono<String> pointOf(Briefing briefing, Recipient recipient) {
        if (recipient.kind() == Recipient.Kind.POINT) return Mono.just(recipient.id());
        return roster.roll(briefing.id())
                .flatMapIterable(roll -> roll.delegates())
                .filter(delegate -> delegate.id().toString().equals(recipient.id()))
                .mapNotNull(Delegate::point)
                .next()
                .switchIfEmpty(Mono.justOrEmpty(briefing.host()));
    }

    private static Actor actor(CalendarReply.Attendee attendee) {
        return new Actor("mail:" + attendee.address());
    }
}
