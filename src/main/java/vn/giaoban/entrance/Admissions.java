package vn.giaoban.entrance;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.conferences.Conference;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.points.Point;
import vn.giaoban.points.Points;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.FoundLink;
import vn.giaoban.roster.PointAnswer;
import vn.giaoban.roster.Roll;
import vn.giaoban.roster.Roster;

/** Follows personal links. */
@Component
class Admissions {

    /** What a token can look like at all; other input is not worth a query. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{20,100}");

    private final Roster roster;
    private final Briefings briefings;
    private final Conferences conferences;
    private final Points points;

    /** Five hundred people who click at eight o'clock are told of the same briefing. */
    private final SharedReads<BriefingId, Occasion> occasions = new SharedReads<>(this::occasion);

    Admissions(Roster roster, Briefings briefings, Conferences conferences, Points points) {
        this.roster = roster;
        this.briefings = briefings;
        this.conferences = conferences;
        this.points = points;
    }

    /** What all links of a briefing lead to. */
    private record Occasion(Briefing briefing, Conference conference, Roll roll, Map<String, Point> points) {}

    /** What a link leads to, revoked or not; fails with {@link CommonProblem.NotFound} when there is no such link. */
    Mono<Admission> get(String token) {
        return find(token)
                .flatMap(this::admit)
                .switchIfEmpty(Mono.error(() -> new CommonProblem.NotFound("This link").asException()));
    }

    private Mono<FoundLink> find(String token) {
        return TOKEN.matcher(token).matches() ? roster.findLink(token) : Mono.empty();
    }

    private Mono<Admission> admit(FoundLink found) {
        return occasions.get(found.link().briefing()).map(occasion -> admission(found, occasion));
    }

    private Mono<Occasion> occasion(BriefingId id) {
        return briefings
                .get(id)
                .flatMap(briefing -> conferences
                        .of(briefing)
                        .zipWith(roster.roll(id))
                        .flatMap(parts -> occasion(briefing, parts.getT1(), parts.getT2())));
    }

    private Mono<Occasion> occasion(Briefing briefing, Conference conference, Roll roll) {
        return points.byCodes(codes(briefing, roll)).map(known -> new Occasion(briefing, conference, roll, known));
    }

    private static Set<String> codes(Briefing briefing, Roll roll) {
        return Stream.of(
                        Stream.ofNullable(briefing.host()),
                        roll.points().stream().map(PointAnswer::point),
                        roll.delegates().stream().map(Delegate::point).filter(Objects::nonNull))
                .flatMap(codes -> codes)
                .collect(Collectors.toSet());
    }

    private static Admission admission(FoundLink found, Occasion occasion) {
        var briefing = occasion.briefing();
        var who = Participant.of(found.link(), briefing, occasion.roll(), occasion.points());
        return new Admission(found, briefing, occasion.conference(), who, nameOf(briefing.host(), occasion.points()));
    }

    private static @Nullable String nameOf(@Nullable String code, Map<String, Point> known) {
        if (code == null) return null;
        var point = known.get(code);
        return point == null ? code : point.name();
    }
}
