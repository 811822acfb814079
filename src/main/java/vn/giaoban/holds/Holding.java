package vn.giaoban.holds;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.booking.RoomRequest;
import vn.giaoban.booking.RoomRequests;
import vn.giaoban.booking.Vacancies;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.reservations.Hold;
import vn.giaoban.reservations.Holds;

/** Holds rooms, gives them back, and lets them go when their time is over. What is given back goes to those who wait for it. */
@Component
@EnableConfigurationProperties(HoldSettings.class)
public class Holding {

    private static final Logger LOG = LoggerFactory.getLogger(Holding.class);
    private static final int AT_ONCE = 200;

    private final RoomRequests requests;
    private final Holds holds;
    private final Vacancies vacancies;
    private final Transactions transactions;
    private final HoldSettings settings;

    Holding(RoomRequests requests, Holds holds, Vacancies vacancies, Transactions transactions, HoldSettings settings) {
        this.requests = requests;
        this.holds = holds;
        this.vacancies = vacancies;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** Holds a room at each point, or none; fails with {@code too-many-holds}, or as a briefing would. */
    public Mono<Hold> hold(RoomRequest request, Actor actor) {
        return transactions.run(holds.countLive(actor.name())
                .doOnNext(this::refuseTooMany)
                .then(requests.find(request, actor))
                .flatMap(grant -> holds.keep(grant, actor.name(), settings.lifetime())));
    }

    private void refuseTooMany(long live) {
        if (live >= settings.perAccount()) throw new HoldProblem.TooMany(settings.perAccount()).asException();
    }

    /**
     * Gives a hold's rooms back; fails with {@link NotFound} for one that is another's, or a briefing's by now.
     *
     * @param any whether the caller may give back anybody's
     */
    public Mono<Void> giveBack(UUID id, Actor actor, boolean any) {
        return transactions.run(holds.findForChange(id)
                .filter(hold -> !hold.used() && (any || hold.owner().equals(actor.name())))
                .switchIfEmpty(Mono.error(() -> new NotFound("Hold " + id).asException()))
                .flatMap(hold -> end(hold, holds.remove(hold))));
    }

    /** Lets go of all that has expired; one that can't be ended now does not hold up the others. */
    Mono<Void> sweep() {
        return holds.expired(AT_ONCE)
                .concatMap(id -> expire(id).onErrorResume(fault -> {
                    LOG.warn("Hold {} could not be ended: {}", id, fault.toString());
                    return Mono.empty();
                }))
                .then(holds.forgetOld());
    }

    /** Unless it was used or given back meanwhile. */
    private Mono<Void> expire(UUID id) {
        return transactions.run(
                holds.findForChange(id).filter(hold -> !hold.used()).flatMap(hold -> end(hold, holds.sweep(hold))));
    }

    private Mono<Void> end(Hold hold, Mono<Void> release) {
        return vacancies.lock(hold.vacancies()).then(release).then(vacancies.fill(hold.vacancies()));
    }
}
