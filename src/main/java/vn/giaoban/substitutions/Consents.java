package vn.giaoban.substitutions;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.points.Points;
import vn.giaoban.roster.Delegate;
import vn.giaoban.roster.Roster;
import vn.giaoban.roster.Seats;

/** Follows the links in chairs' mails. */
@Component
class Consents {

    private final ConsentLinks links;
    private final Substitutions substitutions;
    private final Briefings briefings;
    private final Seats seats;
    private final Roster roster;
    private final Points points;

    Consents(
            ConsentLinks links,
            Substitutions substitutions,
            Briefings briefings,
            Seats seats,
            Roster roster,
            Points points) {
        this.links = links;
        this.substitutions = substitutions;
        this.briefings = briefings;
        this.seats = seats;
        this.roster = roster;
        this.points = points;
    }

    /** What a link leads to; fails with {@link NotFound} when there is no such link. */
    Mono<Consent> get(String token) {
        return Mono.justOrEmpty(links.find(token))
                .flatMap(substitutions::get)
                .flatMap(this::follow)
                .switchIfEmpty(Mono.error(() -> new NotFound("This link").asException()));
    }

    /** A link was only ever sent to a chair. */
    private Mono<Consent> follow(Substitution asked) {
        var chair = asked.chair();
        if (chair == null) return Mono.empty();
        return Mono.zip(
                        briefings.get(asked.briefing()),
                        seats.find(asked.briefing(), asked.delegate()),
                        seats.find(asked.briefing(), chair),
                        isExpected(asked, chair))
                .flatMap(found -> consent(asked, found.getT1(), found.getT2(), found.getT3(), found.getT4()));
    }

    private Mono<Boolean> isExpected(Substitution asked, UUID chair) {
        return roster.roll(asked.briefing())
                .map(roll -> roll.delegates().stream()
                        .anyMatch(delegate -> delegate.id().equals(chair)));
    }

    private Mono<Consent> consent(
            Substitution asked, Briefing briefing, Delegate delegate, Delegate chair, boolean inOffice) {
        var code = delegate.point();
        if (code == null) return Mono.just(new Consent(asked, briefing, delegate, chair, inOffice, null));
        return points.byCodes(List.of(code)).map(known -> {
            var point = known.get(code);
            return new Consent(asked, briefing, delegate, chair, inOffice, point == null ? code : point.name());
        });
    }
}
