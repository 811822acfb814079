package vn.giaoban.papers;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.conferences.OpeningPolicy;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.Problem;
import vn.giaoban.roster.FoundLink;
import vn.giaoban.roster.JoinLink;
import vn.giaoban.roster.PointAnswer;
import vn.giaoban.roster.Roll;
import vn.giaoban.roster.Roster;

/** What documents a personal link leads to: those of its holder, while the link is good. */
@Component
class PaperLinks {

    private final Roster roster;
    private final Briefings briefings;
    private final Documents documents;

    PaperLinks(Roster roster, Briefings briefings, Documents documents) {
        this.roster = roster;
        this.briefings = briefings;
        this.documents = documents;
    }

    /** The link was replaced or taken back. */
    record Revoked() implements Problem {
        @Override
        public int status() {
            return 410;
        }

        @Override
        public String slug() {
            return "link-revoked";
        }

        @Override
        public String detail() {
            return "This link is no longer valid; the latest message has the one that is";
        }
    }

    /** By the link of a participant or a room's device; fails with {@link NotFound}, {@link Revoked} or {@code briefing-cancelled}. */
    Mono<Document> byJoin(String token, UUID document) {
        return follow(roster.findLink(token), document);
    }

    /** By the address of a point's own page; fails likewise. */
    Mono<Document> byDesk(String token, UUID document) {
        return follow(roster.findDesk(token), document);
    }

    private Mono<Document> follow(Mono<FoundLink> found, UUID document) {
        return found.flatMap(link -> briefings
                        .get(link.link().briefing())
                        .flatMap(briefing -> holder(link, briefing))
                        .flatMap(holder -> documents
                                .get(link.link().briefing(), document)
                                .filter(one -> one.rights().isFor(holder.point()))))
                .switchIfEmpty(Mono.error(() -> new NotFound("This document").asException()));
    }

    /** Somebody who is expected, with the code of their point. */
    private record Holder(@Nullable String point) {}

    private Mono<Holder> holder(FoundLink link, Briefing briefing) {
        return OpeningPolicy.mayKnow(briefing)
                .map(problem -> Mono.<Holder>error(problem.asException()))
                .orElseGet(() -> roster.roll(briefing.id())
                        .flatMap(roll -> Mono.justOrEmpty(holder(link.link(), roll)))
                        .filter(_ -> !link.revoked())
                        .switchIfEmpty(Mono.error(() -> new Revoked().asException())));
    }

    private static Optional<Holder> holder(JoinLink link, Roll roll) {
        var point = link.point();
        if (point != null)
            return roll.points().stream()
                    .map(PointAnswer::point)
                    .filter(point::equals)
                    .findFirst()
                    .map(Holder::new);
        return roll.delegates().stream()
                .filter(delegate -> delegate.id().equals(link.delegate()))
                .findFirst()
                .map(delegate -> new Holder(delegate.point()));
    }
}
