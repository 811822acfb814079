package vn.giaoban.replies;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Audiences;
import vn.giaoban.audience.Recipient;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.database.Transactions;
import vn.giaoban.invitations.Addressees;
import vn.giaoban.invitations.Bounces;

/** Does what mails ask for, each in one transaction and once. */
@Component
class Replies {

    private final ReplyStore store;
    private final EventNames names;
    private final Seats seats;
    private final Audiences audiences;
    private final Addressees addressees;
    private final Bounces bounces;
    private final Transactions transactions;
    private final Clock clock;

    Replies(
            ReplyStore store,
            EventNames names,
            Seats seats,
            Audiences audiences,
            Addressees addressees,
            Bounces bounces,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.names = names;
        this.seats = seats;
        this.audiences = audiences;
        this.addressees = addressees;
        this.bounces = bounces;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Handles a mail, or tells what was made of it before. */
    Mono<Outcome> handle(RawMail mail, ReplyMail said) {
        return transactions.run(store.claim(mail, clock.instant())
                .flatMap(claim -> claim.fresh()
                        ? act(said).delayUntil(outcome -> store.end(mail, outcome))
                        : Mono.just(claim.outcome())));
    }

    private Mono<Outcome> act(ReplyMail said) {
        return switch (said) {
            case ReplyMail.Answer answer -> answer(answer);
            case ReplyMail.Bounce bounce -> bounced(bounce);
            case ReplyMail.Nothing nothing -> Mono.just(Outcome.ignored(nothing.why()));
            case ReplyMail.Other other -> Mono.just(Outcome.left(other.why()));
        };
    }

    private Mono<Outcome> bounced(ReplyMail.Bounce bounce) {
        return Flux.fromIterable(bounce.messageIds())
                .concatMap(id -> bounces.bounced(id, bounce.reason(), clock.instant()))
                .next()
                .map(was -> was
                        ? Outcome.handled("bounced: " + bounce.reason())
                        : Outcome.ignored("the letter has another state by now"))
                .defaultIfEmpty(Outcome.left("a report on no letter of this service"));
    }

    private Mono<Outcome> answer(ReplyMail.Answer mail) {
        return Flux.fromIterable(mail.replies())
                .concatMap(reply -> answer(mail, reply))
                .reduce(Outcome::or)
                .defaultIfEmpty(Outcome.left("a calendar without an event"));
    }

    private Mono<Outcome> answer(ReplyMail.Answer mail, CalendarReply reply) {
        var attendee =
                reply.attendees().stream().filter(mail.sender()::speaksFor).findFirst();
        if (attendee.isEmpty()) return Mono.just(Outcome.left("it answers for somebody else than who wrote it"));
        return names.briefingsOf(reply.uid(), reply.recurrenceId())
                .collectList()
                .flatMap(named -> answer(mail, reply, attendee.get(), named));
    }

    /** An answer to a series counts for each of its occurrences that still takes answers; a proposal for the next one. */
    private Mono<Outcome> answer(
            ReplyMail.Answer mail, CalendarReply reply, CalendarReply.Attendee attendee, List<EventNames.Named> named) {
        if (named.isEmpty()) return Mono.just(Outcome.left("no event of this service"));
        var open = named.stream()
                .filter(n -> ReplyPolicy.isOpen(n.briefing(), clock.instant()))
                .limit(mail.counter() ? 1 : named.size())
                .toList();
        if (open.isEmpty()) return Mono.just(Outcome.ignored("the briefing takes no answers any more"));
        return Flux.fromIterable(open)
                .concatMap(n -> answer(mail, reply, attendee, n))
                .reduce(Outcome::or)
                .defaultIfEmpty(Outcome.left("this address was not invited"));
    }

    private Mono<Outcome> answer(
            ReplyMail.Answer mail, CalendarReply reply, CalendarReply.Attendee attendee, EventNames.Named named) {
        var briefing = named.briefing();
        return invited(named, attendee.address())
                .filter(invited -> !invited.isEmpty())
                .flatMap(invited -> isStale(mail, reply, named)
                        .flatMap(stale -> stale
                                ? Mono.just(Outcome.ignored("an answer to an earlier time"))
                                : inOrder(
                                        briefing,
                                        reply,
                                        attendee,
                                        seatsWord(mail, reply, attendee, briefing, invited))));
    }

    /** Whom the address was invited as; of a series, as whom it is expected at the occurrence. */
    private Mono<List<Recipient>> invited(EventNames.Named named, String address) {
        if (!named.inSeries())
            return addressees.at(named.briefing().id(), address).collectList();
        return audiences
                .of(named.briefing())
                .map(audience -> audience.recipients().stream()
                        .filter(recipient -> address.equalsIgnoreCase(recipient.email()))
                        .toList());
    }

    private Mono<Outcome> seatsWord(
            ReplyMail.Answer mail,
            CalendarReply reply,
            CalendarReply.Attendee attendee,
            Briefing briefing,
            List<Recipient> invited) {
        return mail.counter()
                ? seats.propose(briefing, invited, reply, attendee)
                : seats.answer(briefing, invited, reply, attendee);
    }

    /** The numbers of a series count its own changes, so that of one occurrence they tell nothing. */
    private Mono<Boolean> isStale(ReplyMail.Answer mail, CalendarReply reply, EventNames.Named named) {
        if (named.inSeries()) return Mono.just(false);
        var briefing = named.briefing();
        return addressees
                .startTold(briefing.id(), reply.sequence() == null ? 0 : reply.sequence())
                .map(told -> ReplyPolicy.isStale(reply, mail.counter(), briefing, told))
                .switchIfEmpty(Mono.fromSupplier(() -> ReplyPolicy.isStale(reply, mail.counter(), briefing, null)));
    }

    private Mono<Outcome> inOrder(
            Briefing briefing, CalendarReply reply, CalendarReply.Attendee attendee, Mono<Outcome> word) {
        var stamp = ReplyPolicy.believable(reply.stamp(), clock.instant());
        return store.isLatest(briefing.id(), attendee.address(), stamp)
                .flatMap(_ -> word)
                .defaultIfEmpty(Outcome.ignored("they have answered later than that"));
    }
}
