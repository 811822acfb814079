package vn.giaoban.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.database.BackgroundWork;
import vn.giaoban.database.Transactions;
import vn.giaoban.intake.ConferenceEvent;
import vn.giaoban.intake.ConferenceEventSink;
import vn.giaoban.intake.OccupantList;
import vn.giaoban.intake.OccupantListSink;
import vn.giaoban.ledger.ChainStore.Orphan;
import vn.giaoban.ledger.Link.Draft;

/** Takes in what the conference server told and answered. What no briefing's room told waits as an orphan until a briefing has that room. */
@Component
class Intaking implements ConferenceEventSink, OccupantListSink {

    private final Chains chains;
    private final ChainStore store;
    private final Conferences conferences;
    private final Transactions transactions;
    private final Clock clock;

    Intaking(Chains chains, ChainStore store, Conferences conferences, Transactions transactions, Clock clock) {
        this.chains = chains;
        this.store = store;
        this.conferences = conferences;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Mono<Void> accept(List<ConferenceEvent> events) {
        if (events.isEmpty()) return Mono.empty();
        var byRoom =
                events.stream().map(CleanEvent::of).map(Intaking::orphan).collect(Collectors.groupingBy(Orphan::room));
        return transactions
                .run(roomsOf(byRoom.keySet())
                        .flatMap(rooms -> keep(byRoom, rooms))
                        .thenReturn(true))
                .contextWrite(BackgroundWork::mark)
                .then();
    }

    private static Orphan orphan(ConferenceEvent event) {
        var body = FactText.of(new Fact.Told(event));
        return new Orphan(Digest.of(body), event.room(), Link.micros(event.receivedAt()), body);
    }

    private Mono<Map<String, UUID>> roomsOf(Iterable<String> rooms) {
        return Flux.fromIterable(rooms)
                .concatMap(room -> conferences.briefingOf(room).map(briefing -> Map.entry(room, briefing.value())))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Void> keep(Map<String, List<Orphan>> byRoom, Map<String, UUID> rooms) {
        var drafts = Chains.gathering();
        var orphans = new ArrayList<Orphan>();
        byRoom.forEach((room, events) -> {
            var briefing = rooms.get(room);
            if (briefing == null) orphans.addAll(events);
            else drafts.computeIfAbsent(briefing, _ -> new ArrayList<>()).addAll(drafts(events));
        });
        return orphans.isEmpty()
                ? chains.append(drafts)
                : store.keepOrphans(orphans).then(Mono.defer(() -> chains.append(drafts)));
    }

    private static List<Draft> drafts(List<Orphan> events) {
        return events.stream()
                .map(event -> new Draft(FactText.EVENT, event.at(), event.body(), event.digest(), false))
                .toList();
    }

    /** Gives a briefing what its room told before anybody knew whose room it was. */
    Mono<Void> adopt(BriefingId briefing, String room) {
        return transactions
                .run(store.takeOrphans(room)
                        .collectList()
                        .filter(events -> !events.isEmpty())
                        .flatMap(events -> chains.append(Map.of(briefing.value(), drafts(events))))
                        .thenReturn(true))
                .then();
    }

    @Override
    public Mono<Void> accept(OccupantList list) {
        var fact = new Fact.Listed(
                list.roomJid().toLowerCase(Locale.ROOT), list.at(), CleanEvent.jids(list.jids()), List.of());
        return transactions
                .run(conferences
                        .briefingOf(list.room())
                        .flatMap(briefing -> chains.append(briefing.value(), fact, Link.micros(clock.instant())))
                        .thenReturn(true))
                .then();
    }
}
