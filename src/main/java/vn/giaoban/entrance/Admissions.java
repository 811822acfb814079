package vn.giaoban.entrance;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
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
import vn.giaoban.roster.FollowedLink;
import vn.giaoban.roster.FoundLink;
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

    Admissions(Roster roster, Briefings briefings, Conferences conferences, Points points) {
        this.roster = roster;
        this.briefings = briefings;
        this.conferences = conferences;
        this.points = points;
    }

    /** What a link leads to, revoked or not; fails with {@link CommonProblem.NotFound} when there is no such link. */
    Mono<Admission> get(String token) {
        return find(token)
                .flatMap(this::admit)
                .switchIfEmpty(Mono.error(() -> new CommonProblem.NotFound("This link").asException()));
    }

    private Mono<FollowedLink> find(String token) {
        return TOKEN.matcher(token).matches() ? roster.follow(token) : Mono.empty();
    }

    private Mono<Admission> admit(FollowedLink followed) {
        var found = followed.found();
        var roll = followed.holder();
        return briefings
                .get(found.link().briefing())
                .flatMap(briefing -> conferences
                        .of(briefing)
                        .flatMap(conference -> points.byCodes(codes(found, briefing, roll))
                                .map(known -> admission(found, briefing, conference, roll, known))));
    }

    private static List<String> codes(FoundLink found, Briefing briefing, Roll roll) {
        return Stream.of(Participant.pointOf(found.link(), roll), briefing.host())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static Admission admission(
            FoundLink found, Briefing briefing, Conference conference, Roll roll, Map<String, Point> known) {
        var who = Participant.of(found.link(), briefing, roll, known);
        return new Admission(
                found,
                briefing,
                conference,
                who,
                Participant.pointOf(found.link(), roll),
                nameOf(briefing.host(), known));
    }

    private static @Nullable String nameOf(@Nullable String code, Map<String, Point> known) {
        if (code == null) return null;
        var point = known.get(code);
        return point == null ? code : point.name();
    }
}
