package vn.giaoban.audience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.points.Room;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.Roll;
import vn.giaoban.roster.Roster;

/** Finds out whom a briefing concerns, and what there is to tell them. */
@Component
public class Audiences {

    private final Points points;
    private final Roster roster;
    private final Links links;

    Audiences(Points points, Roster roster, Links links) {
        this.points = points;
        this.roster = roster;
        this.links = links;
    }

    /** The audience of the briefing as it is given, with the links that are alive now. */
    public Mono<Audience> of(Briefing briefing) {
        return Mono.zip(
                        roster.roll(briefing.id()),
                        roster.linksOf(briefing.id()).collectList())
                .flatMap(found -> points.byCodes(codes(briefing, found.getT1()))
                        .map(sites -> known(briefing, found.getT1(), found.getT2(), sites)));
    }

    /** The audiences of many briefings, as those of a series, by briefing. */
    public Mono<Map<BriefingId, Audience>> ofAll(Collection<Briefing> briefings) {
        if (briefings.isEmpty()) return Mono.just(Map.of());
        var ids = briefings.stream().map(Briefing::id).toList();
        return Mono.zip(roster.rolls(ids), roster.linksOfAll(ids).collect(Collectors.groupingBy(JoinLink::briefing)))
                .flatMap(found -> {
                    var codes = new HashSet<String>();
                    for (var briefing : briefings) codes.addAll(codes(briefing, rollOf(briefing.id(), found.getT1())));
                    return points.byCodes(codes).map(sites -> known(briefings, found.getT1(), found.getT2(), sites));
                });
    }

    private static Map<BriefingId, Audience> known(
            Collection<Briefing> briefings,
            Map<BriefingId, Roll> rolls,
            Map<BriefingId, List<JoinLink>> links,
            Map<String, Point> sites) {
        return briefings.stream()
                .collect(Collectors.toMap(
                        Briefing::id,
                        b -> known(b, rollOf(b.id(), rolls), links.getOrDefault(b.id(), List.of()), sites)));
    }

    private static Roll rollOf(BriefingId id, Map<BriefingId, Roll> rolls) {
        return rolls.getOrDefault(id, new Roll(List.of(), List.of()));
    }

    /** The recipient's personal addresses as they are now; none when there is no live link. */
    public Mono<Ways> waysOf(BriefingId briefing, Recipient recipient) {
        return links.of(briefing, recipient);
    }

    /** The personal link with the token. */
    public String linkTo(String token) {
        return links.to(token);
    }

    private static Set<String> codes(Briefing briefing, Roll roll) {
        var codes = new HashSet<String>();
        if (briefing.host() != null) codes.add(briefing.host());
        briefing.points().forEach(p -> codes.add(p.point()));
        for (var delegate : roll.delegates()) if (delegate.point() != null) codes.add(delegate.point());
        return codes;
    }

    private static Audience known(Briefing briefing, Roll roll, List<JoinLink> links, Map<String, Point> sites) {
        var deviceLinks = new LinkedHashMap<String, UUID>();
        var personalLinks = new LinkedHashMap<UUID, UUID>();
        for (var link : links) {
            if (link.point() != null) deviceLinks.put(link.point(), link.id());
            else if (link.delegate() != null) personalLinks.put(link.delegate(), link.id());
        }
        var recipients = new ArrayList<Recipient>();
        for (var expected : briefing.points()) {
            var site = sites.get(expected.point());
            var link = deviceLinks.get(expected.point());
            if (site != null && link != null) recipients.add(device(expected, site, link));
        }
        var rooms = briefing.points().stream().collect(Collectors.toMap(ExpectedPoint::point, e -> e, (a, _) -> a));
        for (var delegate : roll.delegates()) {
            var link = personalLinks.get(delegate.id());
            var point = delegate.point();
            if (link == null) continue;
            recipients.add(person(
                    delegate, point == null ? null : sites.get(point), point == null ? null : rooms.get(point), link));
        }
        var host = briefing.host();
        return new Audience(Plan.of(briefing, host == null ? null : sites.get(host)), recipients);
    }

    private static Recipient device(ExpectedPoint expected, Point site, UUID link) {
        return new Recipient(
                Recipient.Kind.POINT,
                site.code(),
                site.name(),
                blankToNull(site.email()),
                expected.required() ? AttendeeRole.REQUIRED : AttendeeRole.OPTIONAL,
                site.name(),
                expected.room(),
                roomName(site, expected.room()),
                link);
    }

    private static Recipient person(
            Delegate delegate, @Nullable Point site, @Nullable ExpectedPoint expected, UUID link) {
        var room = expected == null ? null : expected.room();
        return new Recipient(
                Recipient.Kind.DELEGATE,
                delegate.id().toString(),
                delegate.name(),
                blankToNull(delegate.email()),
                AttendeeRole.of(delegate.role()),
                site == null ? null : site.name(),
                room,
                site == null ? null : roomName(site, room),
                link);
    }

    private static @Nullable String roomName(Point site, @Nullable String room) {
        return site.rooms().stream()
                .filter(r -> r.id().equals(room))
                .map(Room::name)
                .findFirst()
                .orElse(room);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
