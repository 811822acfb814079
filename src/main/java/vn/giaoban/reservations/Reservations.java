package vn.giaoban.reservations;

import java.time.Instant;
import java.util.Collection;
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
     * Finds a free room for each point of each claim, changing nothing. The answer holds only as long as the hours are locked. Claims
     * are not weighed against each other: those whose times overlap must not ask for the same.
     *
     * @param yielding holders whose reservations do not count as taken, since they will be given back; like those of the claims themselves
     * @return for each claim, in their order, what could be had
     */
    public Mono<List<Allotment>> allot(List<Claim> claims, Collection<UUID> yielding) {
        return store.allot(claims, yielding);
    }

    /** Every reservation that stands in the way of a claim, of whatever room or person it names: several of one room, where it is taken bit by bit. */
    public Flux<Clash> taken(Claim claim) {
        return store.taken(claim);
    }

    /** Until when all that a claim names is free, from its start on; empty when nothing is in its way. */
    public Mono<Instant> freeUntil(Claim claim) {
        return store.freeUntil(claim);
    }

    /** Within a transaction, hours locked: reserves what was granted, in one statement; expired holds in the way are removed first. */
    public Mono<Void> reserve(List<Grant> grants) {
        return store.reserve(grants, Connections.AS_BEFORE);
    }

    /** The same, and says what it means to the conference servers. */
    public Mono<Void> reserve(List<Grant> grants, Connections connections) {
        return store.reserve(grants, connections);
    }

    /** Mail addresses, in lower case, of the people whom each holder has. */
    public Mono<Map<UUID, Collection<String>>> peopleOf(Collection<UUID> holders) {
        return store.people(holders);
    }

    /** Within a transaction, hours locked: gives back these people of a holder, named by their mail addresses in lower case. */
    public Mono<Void> releasePeople(UUID holder, Collection<String> people) {
        return people.isEmpty() ? Mono.empty() : store.releasePeople(holder, people);
    }

    /** Within a transaction: gives back all that the holders have; tells which rooms that were. */
    public Mono<List<Vacancy>> release(Collection<UUID> holders) {
        return store.release(holders).distinct().collectList();
    }

    /** Times at which everything asked for is free, earliest first; when there is none, those where the least is missing. */
    public Flux<Slot> search(SlotSearch search) {
        return slots.search(search, List.of());
    }

    /**
     * The same, for a holder that is to be moved.
     *
     * @param yielding holders whose reservations do not count as taken, since they will be given back
     */
    public Flux<Slot> search(SlotSearch search, Collection<UUID> yielding) {
        return slots.search(search, yielding);
    }
}
