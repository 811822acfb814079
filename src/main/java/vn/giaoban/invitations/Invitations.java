package vn.giaoban.invitations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Audience;
import vn.giaoban.audience.Audiences;
import vn.giaoban.audit.Audit;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.Fault;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.Page;
import vn.giaoban.kernel.ProblemException;
import vn.giaoban.series.SeriesRecords;
import vn.giaoban.web.Paging;

/** Who was told what, how far it has come, and sending it once more. */
@Component
public class Invitations {

    private final Briefings briefings;
    private final SeriesRecords series;
    private final Audiences audiences;
    private final DeliveryStore store;
    private final MailRelay relay;
    private final Audit audit;
    private final Transactions transactions;

    Invitations(
            Briefings briefings,
            SeriesRecords series,
            Audiences audiences,
            DeliveryStore store,
            MailRelay relay,
            Audit audit,
            Transactions transactions) {
        this.briefings = briefings;
        this.series = series;
        this.audiences = audiences;
        this.store = store;
        this.relay = relay;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** A page of the briefing's messages; fails when there is no such briefing. */
    Mono<InvitationList> list(BriefingId id, @Nullable DeliveryState state, Paging paging) {
        var after = position(paging);
        return briefings
                .get(id)
                .then(subject(id))
                .flatMap(subject -> store.list(subject, state, after, paging.limit() + 1)
                        .collectList()
                        .map(rows -> Page.of(rows, paging.limit(), last -> Paging.cursor(last.position()))
                                .map(DeliveryStore.Placed::view))
                        .zipWith(
                                store.count(subject),
                                (page, counts) -> new InvitationList(page.items(), page.next(), counts)));
    }

    private Mono<DeliveryStore.Subject> subject(BriefingId id) {
        return series.findMember(id)
                .map(member -> new DeliveryStore.Subject(id, member.series()))
                .defaultIfEmpty(new DeliveryStore.Subject(id, null));
    }

    /**
     * Sends messages once more, with the same Message-ID.
     *
     * @return how many are queued
     */
    Mono<Long> resend(BriefingId id, ResendForm form, Actor actor) {
        return briefings
                .get(id)
                .flatMap(briefing -> transactions.run(queueAgain(briefing, form, actor)))
                .doOnSuccess(_ -> relay.wake());
    }

    /**
     * Sends once more what a point was told last.
     *
     * @return how many messages are queued: none when it was told nothing yet, as right after the briefing was published
     */
    public Mono<Long> resendTo(BriefingId id, String point, Actor actor) {
        return resend(id, new ResendForm(List.of("POINT:" + point), null), actor)
                .onErrorReturn(
                        fault -> fault instanceof ProblemException told && told.problem() instanceof InvalidRequest,
                        0L);
    }

    private Mono<Long> queueAgain(Briefing briefing, ResendForm form, Actor actor) {
        return subject(briefing.id())
                .flatMap(store::latest)
                .map(latest -> chosen(List.copyOf(latest.values()), form))
                .zipWith(audiences.of(briefing).map(Invitations::addresses))
                .flatMap(found -> store.queueAgain(found.getT1(), found.getT2()))
                .delayUntil(queued -> audit.record(
                        actor,
                        "briefing:" + briefing.id(),
                        "resend-invitations",
                        null,
                        Map.of("asked", form, "queued", queued),
                        null));
    }

    private static List<UUID> chosen(List<DeliveryStore.Latest> latest, ResendForm form) {
        var states = form.states();
        if (states != null && !states.isEmpty()) {
            return latest.stream()
                    .filter(message -> states.contains(message.state()))
                    .map(DeliveryStore.Latest::id)
                    .toList();
        }
        return named(latest, form.recipients() == null ? List.of() : form.recipients());
    }

    private static List<UUID> named(List<DeliveryStore.Latest> latest, List<String> names) {
        var chosen = new ArrayList<UUID>();
        var faults = new ArrayList<Fault>();
        for (int n = 0; n < names.size(); n++) {
            var name = names.get(n);
            var meant =
                    latest.stream().filter(message -> message.isCalled(name)).toList();
            if (meant.isEmpty()) faults.add(new Fault("/recipients/" + n, "was not told anything of this briefing"));
            meant.forEach(message -> chosen.add(message.id()));
        }
        if (!faults.isEmpty()) throw new InvalidRequest(faults).asException();
        return chosen;
    }

    private static Map<String, String> addresses(Audience known) {
        var addresses = new LinkedHashMap<String, String>();
        for (var recipient : known.recipients())
            if (recipient.email() != null) {
                addresses.put(recipient.key(), recipient.email());
                addresses.put(recipient.inSeries(null).key(), recipient.email());
            }
        return addresses;
    }

    private static long position(Paging paging) {
        if (paging.after().isEmpty()) return 0;
        try {
            return Long.parseLong(paging.after().getFirst());
        } catch (NumberFormatException e) {
            throw InvalidRequest.at("cursor", "is not a cursor of this list").asException();
        }
    }
}
