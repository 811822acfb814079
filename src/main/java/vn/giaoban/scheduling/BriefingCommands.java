package vn.giaoban.scheduling;

import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.kernel.Actor;
import vn.giaoban.planning.BriefingPatch;
import vn.giaoban.series.Member;
import vn.giaoban.series.SeriesRecords;
import vn.giaoban.web.Etag;

/**
 * What is done to one briefing from its page: the commands of the API. Each names the version that was on the page, and fails with
 * {@code stale-version} when that is no longer the present one.
 */
@Component
public class BriefingCommands {

    private final Scheduling scheduling;
    private final SeriesChanges series;
    private final SeriesRecords records;
    private final Extension extension;
    private final Briefings briefings;
    private final BriefingPatch patches;

    BriefingCommands(
            Scheduling scheduling,
            SeriesChanges series,
            SeriesRecords records,
            Extension extension,
            Briefings briefings,
            BriefingPatch patches) {
        this.scheduling = scheduling;
        this.series = series;
        this.records = records;
        this.extension = extension;
        this.briefings = briefings;
        this.patches = patches;
    }

    /**
     * Changes its plan, and of its series as much as the scope says; who was invited is told what changed.
     *
     * @param patch a JSON Merge Patch (RFC 7396) of the plan
     */
    public Mono<Briefing> change(BriefingId id, int version, ObjectNode patch, Scope scope, Actor actor) {
        return briefings
                .get(id)
                .doOnNext(present -> Etag.require(Etag.of(version), present.version()))
                .flatMap(present -> change(present, patch, scope, false, actor))
                .map(Done::briefing);
    }

    /** @param overwriting whether occurrences lose what was changed for them alone */
    Mono<Done> change(Briefing present, JsonNode patch, Scope scope, boolean overwriting, Actor actor) {
        return member(present.id(), scope)
                .flatMap(place -> series.change(present, place, BriefingPatch.object(patch), scope, overwriting, actor))
                .switchIfEmpty(Mono.defer(() -> scheduling.change(
                        present, patches.apply(present, patch), BriefingPatch.members(patch), actor)));
    }

    /** The place in its series, when more than this occurrence is meant; empty for a briefing that belongs to none. */
    Mono<Member> member(BriefingId id, Scope scope) {
        return scope == Scope.THIS ? Mono.empty() : records.findMember(id);
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
