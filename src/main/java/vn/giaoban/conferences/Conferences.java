package vn.giaoban.conferences;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.deployments.Deployment;
import vn.giaoban.deployments.Deployments;
import vn.giaoban.kernel.CommonProblem;
import vn.giaoban.tokens.Guest;
import vn.giaoban.tokens.Tokens;

/** The rooms of briefings at the conference server. */
@Component
public class Conferences {

    /** What a room's name can look like at all; other input is not worth a query. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,100}");

    private final ConferenceStore store;
    private final Briefings briefings;
    private final ConferenceSettings settings;
    private final Deployments deployments;
    private final Tokens tokens;

    Conferences(
            ConferenceStore store,
            Briefings briefings,
            ConferenceSettings settings,
            Deployments deployments,
            Tokens tokens) {
        this.store = store;
        this.briefings = briefings;
        this.settings = settings;
        this.deployments = deployments;
        this.tokens = tokens;
    }

    /** The conference of a briefing; fails with {@link CommonProblem.NotFound} when there is no such briefing. */
    public Mono<Conference> of(BriefingId briefing) {
        return briefings.get(briefing).flatMap(this::of);
    }

    /** The conference of a briefing that is already at hand. */
    public Mono<Conference> of(Briefing briefing) {
        return store.find(briefing.id())
                .map(room -> settings.conferenceOf(briefing, room))
                .switchIfEmpty(Mono.error(() -> new CommonProblem.NotFound("conference").asException()));
    }

    /**
     * The briefing that a room belongs to; empty when the room is unknown.
     *
     * @param room its name, in any case
     */
    public Mono<BriefingId> briefingOf(String room) {
        var name = room.toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches() ? store.findBriefing(name) : Mono.empty();
    }

    /**
     * The conferences whose window touches [from, to): those of briefings that people were told of, called off since or not; earliest
     * first.
     */
    public Flux<Opening> openBetween(Instant from, Instant to) {
        return briefings
                .toldBetween(from.minus(settings.graceAfter()), to.plus(settings.openBefore()), null)
                .collectList()
                .flatMapMany(this::openings);
    }

    private Flux<Opening> openings(List<Briefing> found) {
        return store.roomsOf(found.stream().map(Briefing::id).toList())
                .flatMapIterable(rooms -> found.stream()
                        .flatMap(briefing -> Stream.ofNullable(rooms.get(briefing.id()))
                                .map(room -> new Opening(briefing, settings.conferenceOf(briefing, room))))
                        .toList());
    }

    /**
     * The server that a room is on.
     *
     * @throws vn.giaoban.kernel.ProblemException {@link ConferenceProblem.ServerGone} when it was taken out of the configuration
     */
    public Deployment serverOf(Conference conference) {
        return deployments
                .find(conference.server())
                .orElseThrow(() -> new ConferenceProblem.ServerGone(
                                conference.briefing(), conference.server(), deployments.names())
                        .asException());
    }

    /**
     * The address of a room, without a token.
     *
     * @throws vn.giaoban.kernel.ProblemException {@link ConferenceProblem.ServerGone}
     */
    public String addressOf(Conference conference) {
        return serverOf(conference).addressOf(conference.name());
    }

    /** The address of a room with a fresh token for who follows it now; fails with {@link ConferenceProblem.ServerGone}. */
    public Mono<String> addressFor(Guest who, Conference conference) {
        return Mono.fromSupplier(() -> serverOf(conference))
                .flatMap(server -> tokens.tokenFor(who, server, conference.name(), conference.closeAt())
                        .map(token -> server.addressOf(conference.name()) + "?jwt=" + token));
    }
}
