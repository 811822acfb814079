package vn.giaoban.intake;

import java.util.Collection;
import reactor.core.publisher.Flux;

/** Who is behind the addresses in a room, as far as the conference server has told; the module that keeps its events implements it. */
public interface VisitorDirectory {

    /**
     * For each of these addresses of which it was told that somebody joined, the last visit that began.
     *
     * @param room the room's name in lower case
     * @param jids full addresses
     */
    Flux<ConferenceEvent.Visit> lastVisits(String room, Collection<String> jids);
}
