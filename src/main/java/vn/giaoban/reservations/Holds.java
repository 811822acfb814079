package vn.giaoban.reservations;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Rooms kept for open forms: reservations that run out by themselves. Whoever reserves a room removes the expired hold that still stands
 * in the way, in the same transaction; what nobody met is swept.
 */
@Component
public class Holds {

    private final HoldStore store;
    private final ReservationStore reservations;

    Holds(HoldStore store, ReservationStore reservations) {
        this.store = store;
        this.reservations = reservations;
    }

    /** Within a transaction: how many live holds the account has; its other attempts to get one wait until the transaction ends. */
    public Mono<Long> countLive(String owner) {
        return store.lockOwner(owner).then(store.countLive(owner));
    }

    /**
     * Within a transaction, hours locked: keeps what was granted, for a while.
     *
     * @param grant its holder becomes the hold's id
     */
    public Mono<Hold> keep(Grant grant, String owner, Duration lifetime) {
        return store.insert(grant, owner, lifetime)
                .flatMap(hold -> reservations
                        .reserve(List.of(grant.until(hold.expiresAt())), Connections.AS_BEFORE)
                        .thenReturn(hold));
    }

    /** Within a transaction: the hold, which nobody else can use or end before it ends; empty when there is none. */
    public Mono<Hold> findForChange(UUID id) {
        return store.findForChange(id);
    }

    /** Those that an account has now and that have not expired. */
    public Flux<Hold> liveOf(String owner) {
        return store.findLive(owner);
    }

    /** Those of these ids that are holds and not used up. */
    public Flux<Hold> findAll(Collection<UUID> ids) {
        return ids.isEmpty() ? Flux.empty() : store.findAll(ids);
    }

    /**
     * Within a transaction, hours locked: gives the hold's rooms to the grant that is for the same time, as they are and in one statement;
     * what it does not want is given back.
     *
     * @return what is still to be reserved of the grants: perhaps no rooms any more, but their load
     */
    public Mono<List<Grant>> turnInto(Hold hold, List<Grant> grants) {
        var holder = grants.getFirst().holder();
        return Flux.fromIterable(grants)
                .concatMap(grant -> grant.time().equals(hold.time()) ? turn(hold, grant) : Mono.just(grant))
                .collectList()
                .flatMap(rest -> store.useUp(hold.id(), holder).thenReturn(rest));
    }

    private Mono<Grant> turn(Hold hold, Grant grant) {
        return store.turn(hold, grant).collectList().map(grant::without);
    }

    /** Within a transaction, hours locked: gives its rooms back and forgets it. */
    public Mono<Void> remove(Hold hold) {
        return store.remove(hold.id());
    }

    /** Holds that have expired and whose rooms nobody has offered to others yet, the oldest first. */
    public Flux<UUID> expired(int limit) {
        return store.findExpired(limit);
    }

    /** Within a transaction, hours locked: gives the rooms of an expired hold back. */
    public Mono<Void> sweep(Hold hold) {
        return store.sweep(hold.id());
    }

    /** Forgets what ended some days ago. */
    public Mono<Void> forgetOld() {
        return store.forgetOld();
    }
}
