package vn.giaoban.reservations;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.TimeRange;

/**
 * Rooms and people held for a time. Two reservations of one room or person never overlap: an exclusion constraint says so. The
 * locks come first only so that a race ends in one winner and quick refusals instead of deadlocks.
 */
@Component
public class Reservations {

    private final ReservationStore store;
    private final SlotStore slots;

    Reservations(ReservationStore store, SlotStore slots) {
        this.store = store;
        this.slots = slots;
    }

    /**
     * Within a transaction: makes everybody else wait who books in the same hours, until it ends.
     *
     * @param times the ranges that will be reserved or given back; at most a day each
     */
    public Mono<Void> lock(List<TimeRange> times) {
        return store.lockHours(times);
    }

    /**
     * Finds a free room for each point, changing nothing. The answer holds only as long as the hours are locked.
     *
     * @param people mail addresses of people who must be free
     * @param holder whose own reservations do not count as taken
     */
    public Mono<Allotment> allot(List<RoomWish> wishes, List<String> people, TimeRange time, UUID holder) {
        return store.allot(wishes, people, time, holder);
    }

    /** Within a transaction, hours locked: reserves the rooms (by point) and people for the holder. */
    public Mono<Void> reserve(UUID holder, Map<String, String> rooms, List<String> people, TimeRange time) {
        return store.insert(holder, rooms, people, time);
    }

    /** Mail addresses, in lower case, of the people whom the holder has. */
    public Flux<String> peopleOf(UUID holder) {
        return store.people(holder);
    }

    /** Within a transaction: gives back all that the holder has. */
    public Mono<Void> release(UUID holder) {
        return store.release(holder);
    }

    /** Times at which everything asked for is free, earliest first; when there is none, those where the least is missing. */
    public Flux<Slot> search(SlotSearch search) {
        return slots.search(search);
    }
}
