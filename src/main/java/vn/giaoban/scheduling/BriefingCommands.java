package vn.giaoban.scheduling;

import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.Actor;
import vn.giaoban.web.Etag;

/**
 * What is done to one briefing from its page: the commands of the API. Each names the version that was on the page, and fails with
 * {@code stale-version} when that is no longer the present one.
 */
@Component
public class BriefingCommands {

    private final Scheduling scheduling;
    private final Extension extension;
    private final Briefings briefings;

    BriefingCommands(Scheduling scheduling, Extension extension, Briefings briefings) {
        this.scheduling = scheduling;
        this.extension = extension;
        this.briefings = briefings;
    }

    /** Publishes it: its invitations go out. */
    public Mono<Briefing> publish(BriefingId id, int version, Actor actor) {
        return scheduling.publish(id, Etag.of(version), actor).map(Done::briefing);
    }

    /** Calls it off: its rooms are free, its links dead, and whoever was invited is told. */
    public Mono<Briefing> cancel(BriefingId id, String reason, int version, Actor actor) {
        return scheduling.cancel(id, reason, Etag.of(version), actor).map(Done::briefing);
    }

    /** Lets it end so much later, with all its rooms and people or not at all. */
    public Mono<Briefing> extend(BriefingId id, Duration by, int version, Actor actor) {
        return briefings
                .get(id)
                .flatMap(briefing -> extension.extend(
                        id,
                        briefing.time().end().plus(by).atZone(briefing.zone()).toOffsetDateTime(),
                        Etag.of(version),
                        actor))
                .map(Done::briefing);
    }
}
