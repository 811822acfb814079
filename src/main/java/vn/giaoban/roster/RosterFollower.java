package vn.giaoban.roster;

import java.util.Collection;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;

/** What another module does when a point answered or its list changed, in the same transaction. */
public interface RosterFollower {

    /** Follows what happened at these points, right after it was stored. */
    Mono<Void> follow(BriefingId briefing, Collection<String> points);
}
