package vn.giaoban.reservations;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
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
     * The same for each server; what is on none yet is left out.
     *
     * @param former another name of the server whose present name follows
     */
    public Flux<ServerStep> curves(TimeRange window, String former, String present) {
        return store.curves(window, former, present);
    }

    /** The names of the servers that holders are on; one that is on none yet is left out. */
    public Mono<Map<UUID, String>> serversOf(Collection<UUID> holders) {
        return holders.isEmpty() ? Mono.just(Map.of()) : store.serversOf(holders);
    }

    /** Within a transaction, hours locked: puts a holder on another server. */
    public Mono<Void> place(UUID holder, String server) {
        return store.place(holder, server);
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
