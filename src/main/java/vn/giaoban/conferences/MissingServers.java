package vn.giaoban.conferences;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.BriefingStatus;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.deployments.Deployment;
import vn.giaoban.deployments.Deployments;

/** Says at the start which coming briefings are on a server that was taken out of the configuration, while there is time to move them. */
@Component
class MissingServers implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(MissingServers.class);
    private static final int LOOKED_AT = 1_000;
    private static final int NAMED = 5;

    private final ConferenceStore store;
    private final Briefings briefings;
    private final Deployments deployments;
    private final Clock clock;

    MissingServers(ConferenceStore store, Briefings briefings, Deployments deployments, Clock clock) {
        this.store = store;
        this.briefings = briefings;
        this.deployments = deployments;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var coming = affected()
                .collectList()
                .onErrorResume(fault -> {
                    LOG.debug("Not known which servers are missing", fault);
                    return Mono.empty();
                })
                .blockOptional(Duration.ofSeconds(30));
        coming.filter(found -> !found.isEmpty())
                .ifPresent(found -> LOG.warn(
                        "{} coming briefings are on a conference server that is not in giaoban.jitsi.deployments any more: nobody can enter them."
                                + " PUT /api/v1/briefings/<id>/conference moves each to one of: {}. The next are {}",
                        found.size(),
                        deployments.names(),
                        found.stream().limit(NAMED).map(b -> b.id().toString()).collect(Collectors.joining(", "))));
    }

    /** Those that are not over, the next first. */
    Flux<Briefing> affected() {
        var known = Stream.concat(
                        Stream.of(Deployments.DEFAULT),
                        deployments.all().stream().map(Deployment::name))
                .toList();
        return store.findElsewhere(known, LOOKED_AT)
                .map(BriefingId::value)
                .collectList()
                .flatMapMany(briefings::getAll)
                .filter(this::isComing)
                .sort((a, b) -> a.time().start().compareTo(b.time().start()));
    }

    private boolean isComing(Briefing briefing) {
        var status = briefing.statusAt(clock.instant());
        return status != BriefingStatus.ENDED && status != BriefingStatus.CANCELLED;
    }
}
