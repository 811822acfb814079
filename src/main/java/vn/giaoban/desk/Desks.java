package vn.giaoban.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.conferences.Conference;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.roster.Delegates;
import vn.giaoban.roster.FoundLink;
import vn.giaoban.roster.Place;
import vn.giaoban.roster.Roll;
import vn.giaoban.roster.Roster;
import vn.giaoban.scheduling.RoomChoice;
import vn.giaoban.scheduling.RoomChoices;

/** Opens points' pages. */
@Component
class Desks {

    private final Roster roster;
    private final Delegates delegates;
    private final Briefings briefings;
    private final Conferences conferences;
    private final Points points;
    private final RoomChoices rooms;

    Desks(
            Roster roster,
            Delegates delegates,
            Briefings briefings,
            Conferences conferences,
            Points points,
            RoomChoices rooms) {
        this.roster = roster;
        this.delegates = delegates;
        this.briefings = briefings;
        this.conferences = conferences;
        this.points = points;
        this.rooms = rooms;
    }

    /** What a token leads to, taken back or not; fails with {@link CommonProblem.NotFound} when it leads nowhere. */
    Mono<Desk> get(String token) {
        return roster.findDesk(token)
                .flatMap(this::open)
                .switchIfEmpty(Mono.error(() -> new CommonProblem.NotFound("This link").asException()));
    }

    private Mono<Desk> open(FoundLink found) {
        return briefings
                .get(found.link().briefing())
                .flatMap(briefing -> conferences.of(briefing).flatMap(conference -> open(found, briefing, conference)));
    }

    private Mono<Desk> open(FoundLink found, Briefing briefing, Conference conference) {
        var code = Objects.requireNonNull(found.link().point());
        return Mono.zip(roster.roll(briefing.id()), place(briefing, code), points.byCodes(codes(code, briefing)))
                .flatMap(known -> rooms.of(briefing, pointOf(known.getT3(), code))
                        .map(choices -> desk(
                                found, briefing, conference, known.getT1(), known.getT2(), known.getT3(), choices)));
    }

    private Mono<Optional<Place>> place(Briefing briefing, String code) {
        return delegates
                .places(briefing.id())
                .filter(place -> place.point().equals(code))
                .next()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private static List<String> codes(String code, Briefing briefing) {
        return Stream.of(code, briefing.host())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Point pointOf(Map<String, Point> known, String code) {
        return Objects.requireNonNull(known.get(code), "a link's point is never deleted");
    }

    private Desk desk(
            FoundLink found,
            Briefing briefing,
            Conference conference,
            Roll roll,
            Optional<Place> place,
            Map<String, Point> known,
            List<RoomChoice> choices) {
        var point = pointOf(known, Objects.requireNonNull(found.link().point()));
        return new Desk(
                found,
                briefing,
                conference,
                point,
                place.orElse(null),
                roll.points().stream()
                        .filter(answer -> answer.point().equals(point.code()))
                        .findFirst()
                        .orElse(null),
                roll.delegates().stream()
                        .filter(d -> point.code().equals(d.point()))
                        .toList(),
                choices,
                nameOf(briefing.host(), known),
                delegates.closesAt(briefing));
    }

    private static @Nullable String nameOf(@Nullable String code, Map<String, Point> known) {
        if (code == null) return null;
        var point = known.get(code);
        return point == null ? code : point.name();
    }
}
