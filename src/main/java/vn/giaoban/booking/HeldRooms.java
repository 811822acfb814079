package vn.giaoban.booking;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.reservations.Connections;
import vn.giaoban.reservations.Grant;
import vn.giaoban.reservations.Hold;
import vn.giaoban.reservations.Holds;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.reservations.Vacancy;

/** Books with the rooms that were held while the form was open. */
@Component
public class HeldRooms {

    private final Holds holds;
    private final Reservations reservations;
    private final Booking booking;
    private final Vacancies vacancies;

    HeldRooms(Holds holds, Reservations reservations, Booking booking, Vacancies vacancies) {
        this.holds = holds;
        this.reservations = reservations;
        this.booking = booking;
        this.vacancies = vacancies;
    }

    /** What a form brings along: a hold, or none. */
    public record Held(@Nullable Hold hold) {

        /** Whose reservations do not count as taken. */
        public Set<UUID> yielding() {
            return hold == null ? Set.of() : Set.of(hold.id());
        }

        /** What may become free. */
        public List<Vacancy> vacancies() {
            return hold == null ? List.of() : hold.vacancies();
        }

        /** The rooms to keep, by point. */
        public Map<String, String> rooms() {
            return hold == null ? Map.of() : hold.rooms();
        }
    }

    /**
     * Within a transaction: the hold that a form names, for nobody else to use. One that has expired is as good as none, if its rooms are
     * gone, and as good as ever, if nobody has met it yet. Fails with {@link InvalidRequest} for one that is unknown, another's, or used.
     */
    public Mono<Held> find(@Nullable UUID id, Actor actor) {
        if (id == null) return Mono.just(new Held(null));
        return holds.findForChange(id)
                .filter(hold -> hold.owner().equals(actor.name()))
                .switchIfEmpty(Mono.error(() -> refusal("is not the id of a hold of yours")))
                .doOnNext(HeldRooms::refuseWhenUsed)
                .map(Held::new);
    }

    private static void refuseWhenUsed(Hold hold) {
        if (hold.used()) throw refusal("has become a briefing already");
    }

    private static RuntimeException refusal(String detail) {
        return InvalidRequest.at("/hold", detail).asException();
    }

    /** Within a transaction: books as {@link Booking#book} does; held rooms that are wanted change hands, the others become free. */
    public Mono<Booking.Outcome> book(List<BriefingPlan> plans, Booking.Terms terms, Held held) {
        var hold = held.hold();
        if (hold == null) return booking.book(plans, terms);
        return vacancies
                .ranges(hold.vacancies())
                .flatMap(ranges -> booking.book(
                        plans,
                        terms.givingBack(hold.id(), ranges),
                        (grants, connections) -> reserve(grants, connections, held)))
                .delayUntil(_ -> vacancies.fill(hold.vacancies()));
    }

    /** Within a transaction, hours locked: reserves; held rooms that are wanted change hands, the others become free. */
    public Mono<Void> reserve(List<Grant> grants, Connections connections, Held held) {
        var hold = held.hold();
        return hold == null
                ? reservations.reserve(grants, connections)
                : holds.turnInto(hold, grants).flatMap(rest -> reservations.reserve(rest, connections));
    }
}
