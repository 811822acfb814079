package vn.giaoban.reservations;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import vn.giaoban.kernel.TimeRange;

/** What all that is reserved comes to: connections to the conference server, devices on the line of a point. */
@Component
public class Loads {

    private final LoadStore store;

    Loads(LoadStore store) {
        this.store = store;
    }

    /** The loads of everybody who has something reserved in one of these times, and of these holders at any. */
    public Flux<Load> during(List<TimeRange> times, Collection<UUID> alsoOf) {
        return store.during(times, alsoOf);
    }

    /**
     * The reserved rooms in one of these times.
     *
     * @param rooms which rooms to look at: the code of the point by the id of the room
     * @param without holders whose reservations do not count
     */
    public Flux<RoomUse> roomsDuring(Map<String, String> rooms, List<TimeRange> times, Collection<UUID> without) {
        return store.roomsDuring(rooms, times, without);
    }

    /** How the load rises and falls within a window; stretches without any are left out. */
    public Flux<LoadStep> curve(TimeRange window) {
        return store.curve(window);
    }

    /**
     * For each point the most rooms that are reserved at once within a window; a point without any is left out.
     *
     * @param rooms which rooms to look at: the code of the point by the id of the room
     */
    public Flux<RoomsAtOnce> roomsAtOnce(Map<String, String> rooms, TimeRange window) {
        return store.roomsAtOnce(rooms, window);
    }
}
