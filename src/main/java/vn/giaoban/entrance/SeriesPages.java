package vn.giaoban.entrance;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audience.Audience;
import vn.giaoban.audience.Audiences;
import vn.giaoban.audience.Recipient;
import vn.giaoban.audience.SeriesLink;
import vn.giaoban.audience.SeriesLinks;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.conferences.Conference;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.pages.Reader;
import vn.giaoban.pages.WallClock;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Roster;
import vn.giaoban.series.SeriesRecords;

/** The page of somebody who is invited to a series: it leads to their own page of each occurrence, and straight to the one that is open. */
@Controller
class SeriesPages {

    private final SeriesLinks links;
    private final SeriesRecords records;
    private final Briefings briefings;
    private final Audiences audiences;
    private final Roster roster;
    private final Conferences conferences;
    private final JoinRenderer renderer;
    private final Clock clock;

    SeriesPages(
            SeriesLinks links,
            SeriesRecords records,
            Briefings briefings,
            Audiences audiences,
            Roster roster,
            Conferences conferences,
            JoinRenderer renderer,
            Clock clock) {
        this.links = links;
        this.records = records;
        this.briefings = briefings;
        this.audiences = audiences;
        this.roster = roster;
        this.conferences = conferences;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** All their occurrences; inside the window of one 303 to its page; 410 when there are none any more, 404 for a link that never was. */
    @GetMapping("/j/series/{token}")
    Mono<Rendering> page(@PathVariable String token, ServerWebExchange exchange) {
        var reader = Reader.of(exchange, "/j/series/" + token, JoinTexts.BOTH);
        return links.find(token)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(link -> link.map(found -> show(found, reader)).orElseGet(() -> renderer.unknown(reader)));
    }

    /** A point's own pages of all its occurrences: where it answers, chooses its room, names its people; 410 and 404 as above. */
    @GetMapping("/p/series/{token}")
    Mono<Rendering> desks(@PathVariable String token, ServerWebExchange exchange) {
        var reader = Reader.of(exchange, "/p/series/" + token, JoinTexts.BOTH);
        return links.findDesk(token)
                .flatMap(link -> places(link, JoinLink::deskToken))
                .flatMap(places -> places.isEmpty()
                        ? renderer.gone(reader)
                        : Mono.just(renderer.series(view(places, "/p/", reader), reader)))
                .switchIfEmpty(Mono.defer(() -> renderer.unknown(reader)));
    }

    /**
     * A place at an occurrence.
     *
     * @param token of its own link; empty when that took the place of a lost one
     */
    private record Place(Briefing briefing, Recipient recipient, Optional<String> token) {}

    private Mono<Rendering> show(SeriesLink link, Reader reader) {
        return places(link, JoinLink::token).flatMap(places -> {
            if (places.isEmpty()) return renderer.gone(reader);
            return open(places)
                    .map(place -> Rendering.redirectTo("/j/" + place.token().orElseThrow() + reader.query())
                            .status(HttpStatus.SEE_OTHER)
                            .build())
                    .switchIfEmpty(Mono.fromSupplier(() -> renderer.series(view(places, "/j/", reader), reader)));
        });
    }

    private Mono<List<Place>> places(SeriesLink link, Address address) {
        return records.members(link.series(), SeriesRecords.BEGINNING)
                .map(member -> member.briefing().value())
                .collectList()
                .flatMapMany(briefings::getAll)
                .filter(this::isComing)
                .sort(Comparator.comparing(
                        (Briefing briefing) -> briefing.time().start()))
                .collectList()
                .flatMap(coming -> places(link, coming, address));
    }

    private boolean isComing(Briefing briefing) {
        var status = briefing.statusAt(clock.instant());
        return status == BriefingStatus.SCHEDULED || status == BriefingStatus.LIVE;
    }

    /** Which of a link's secret addresses is meant. */
    private interface Address {
        @Nullable
        String of(JoinLink link);
    }

    private Mono<List<Place>> places(SeriesLink link, List<Briefing> coming, Address address) {
        var ids = coming.stream().map(Briefing::id).toList();
        return Mono.zip(audiences.ofAll(coming), tokens(ids, address))
                .map(found -> coming.stream()
                        .flatMap(briefing -> recipient(link, found.getT1(), briefing.id()).stream()
                                .map(recipient -> new Place(
                                        briefing,
                                        recipient,
                                        Optional.ofNullable(found.getT2().get(recipient.link())))))
                        .toList());
    }

    private static Optional<Recipient> recipient(SeriesLink link, Map<BriefingId, Audience> known, BriefingId id) {
        return Optional.ofNullable(known.get(id)).stream()
                .flatMap(audience -> audience.recipients().stream())
                .filter(recipient -> recipient.inSeries(null).key().equals(link.recipient()))
                .findFirst();
    }

    private Mono<Map<UUID, String>> tokens(Collection<BriefingId> ids, Address address) {
        return Mono.zip(
                        roster.linksOfAll(ids).collectList(),
                        roster.renewedLinks(ids).collect(Collectors.toCollection(HashSet::new)))
                .map(found -> tokens(found.getT1(), found.getT2(), address));
    }

    private static Map<UUID, String> tokens(List<JoinLink> links, Set<UUID> renewed, Address address) {
        var tokens = new HashMap<UUID, String>();
        for (var link : links) {
            var token = renewed.contains(link.id()) ? null : address.of(link);
            if (token != null) tokens.put(link.id(), token);
        }
        return tokens;
    }

    /** The place at an occurrence whose room is open now. */
    private Mono<Place> open(List<Place> places) {
        return Flux.fromIterable(places)
                .filter(place -> place.token().isPresent())
                // the next few are enough: they are in order
                .take(3)
                .filterWhen(place -> conferences.of(place.briefing()).map(this::isOpen))
                .next();
    }

    private boolean isOpen(Conference conference) {
        var now = clock.instant();
        return !now.isBefore(conference.openAt()) && now.isBefore(conference.closeAt());
    }

    private static SeriesView view(List<Place> places, String prefix, Reader reader) {
        var seats = places.stream().map(place -> seat(place, prefix, reader)).toList();
        return new SeriesView(
                places.getFirst().briefing().title(), seats, prefix.equals("/p/"), reader.otherLanguage());
    }

    private static SeriesView.Seat seat(Place place, String prefix, Reader reader) {
        var briefing = place.briefing();
        var clock = new WallClock(briefing.zone(), reader.texts());
        return new SeriesView.Seat(
                briefing.title(),
                clock.day(briefing.time().start()),
                clock.hours(briefing.time()),
                place.recipient().roomName(),
                place.token().map(token -> prefix + token + reader.query()).orElse(null));
    }
}
