package vn.giaoban.feeds;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.briefings.ExpectedPoint;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.points.Room;
import vn.giaoban.roster.Roster;

/** Finds what a feed shows: briefings of which people were told, those that were called off among them. No personal link is in it. */
@Component
class Views {

    private final Briefings briefings;
    private final Points points;
    private final Roster roster;
    private final Clock clock;

    Views(Briefings briefings, Points points, Roster roster, Clock clock) {
        this.briefings = briefings;
        this.points = points;
        this.roster = roster;
        this.clock = clock;
    }

    /** What the feed shows of [from, to). */
    Mono<Shown> of(Feed feed, Instant from, Instant to) {
        return found(feed, from, to)
                .collectList()
                .flatMap(found -> points.byCodes(codes(feed, found)).map(sites -> shown(feed, found, sites)));
    }

    private Flux<Briefing> found(Feed feed, Instant from, Instant to) {
        return switch (feed.kind()) {
            case ALL -> briefings.toldBetween(from, to, null);
            case POINT -> briefings.toldBetween(from, to, feed.subject());
            case PERSON ->
                roster.briefingsOf(feed.subject())
                        .map(BriefingId::value)
                        .collectList()
                        .flatMapMany(briefings::getAll)
                        .filter(briefing -> isShown(briefing, from, to))
                        .sort(Comparator.comparing(briefing -> briefing.time().start()));
        };
    }

    private static boolean isShown(Briefing briefing, Instant from, Instant to) {
        return briefing.wasTold()
                && briefing.time().end().isAfter(from)
                && briefing.time().start().isBefore(to);
    }

    private static Set<String> codes(Feed feed, List<Briefing> found) {
        var codes = new HashSet<String>();
        if (feed.kind() == Feed.Kind.POINT) codes.add(feed.subject());
        found.stream().map(Briefing::host).filter(Objects::nonNull).forEach(codes::add);
        return codes;
    }

    private Shown shown(Feed feed, List<Briefing> found, Map<String, Point> sites) {
        var now = clock.instant();
        var own = feed.kind() == Feed.Kind.POINT ? sites.get(feed.subject()) : null;
        var showings = found.stream()
                .map(briefing -> new Showing(
                        briefing,
                        briefing.statusAt(now),
                        hostOf(briefing, sites),
                        own == null ? null : room(briefing, own)))
                .toList();
        return new Shown(name(feed, own), showings);
    }

    private static @Nullable String hostOf(Briefing briefing, Map<String, Point> sites) {
        var host = briefing.host() == null ? null : sites.get(briefing.host());
        return host == null ? null : host.name();
    }

    private static @Nullable String room(Briefing briefing, Point own) {
        var id = briefing.points().stream()
                .filter(expected -> expected.point().equals(own.code()))
                .map(ExpectedPoint::room)
                .filter(Objects::nonNull)
                .findFirst();
        return id.flatMap(room -> own.rooms().stream()
                        .filter(r -> r.id().equals(room))
                        .map(Room::name)
                        .findFirst())
                .orElse(null);
    }

    private static String name(Feed feed, @Nullable Point own) {
        return switch (feed.kind()) {
            case ALL -> "Lịch họp giao ban trực tuyến";
            case POINT -> "Lịch họp giao ban – " + (own == null ? feed.subject() : own.name());
            case PERSON -> "Lịch họp giao ban – " + feed.subject();
        };
    }
}
