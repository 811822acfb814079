package vn.giaoban.briefings;

import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;

/**
 * What another module keeps of a briefing: it is stored and changed in the briefing's own transaction and shown in its JSON, so that one
 * POST carries delegates and one GET shows answers, though this module knows of neither.
 */
public interface BriefingPart {

    /** Stores the part, right after the briefings were stored: one, or all those of a series. */
    Mono<Void> store(List<NewBriefing> briefings, Actor actor);

    /** Follows changes of time, points or status, right after they were stored. */
    Mono<Void> change(List<BriefingChange> changes, Actor actor);

    /** What it adds to the JSON of these briefings; one that it adds nothing to is left out. */
    Mono<Map<BriefingId, BriefingAddition>> view(List<Briefing> briefings);
}
