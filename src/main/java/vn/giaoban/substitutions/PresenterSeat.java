package vn.giaoban.substitutions;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.booking.Booking;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.DelegateRole;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.reservations.Reservations;
import vn.giaoban.roster.Delegate;

/** Whoever presents can't be in two briefings at once: with the seat, the reservation of the person changes hands. */
@Component
class PresenterSeat {

    private final Booking booking;
    private final Reservations reservations;

    PresenterSeat(Booking booking, Reservations reservations) {
        this.booking = booking;
        this.reservations = reservations;
    }

    /** Within a transaction, briefing got for change: fails with {@code schedule-conflict} when the substitute is elsewhere at that time. */
    Mono<Void> pass(Scene scene, Substitute to) {
        if (scene.delegate().role() != DelegateRole.PRESENTER) return Mono.empty();
        return take(scene.briefing(), to.email()).then(giveBack(scene));
    }

    private Mono<Void> take(Briefing briefing, @Nullable String email) {
        if (email == null) return Mono.empty();
        var holder = briefing.id().value();
        var plan = new BriefingPlan(briefing, List.of(), List.of(email), List.of());
        return booking.find(plan, Booking.Terms.allOf(Map.of()))
                .filterWhen(_ -> reservations.peopleOf(List.of(holder)).map(has -> isMissing(has.get(holder), email)))
                .flatMap(grant -> reservations.reserve(List.of(grant)));
    }

    private static boolean isMissing(@Nullable Collection<String> people, String email) {
        return people == null || people.stream().noneMatch(email::equalsIgnoreCase);
    }

    private Mono<Void> giveBack(Scene scene) {
        var email = scene.delegate().email();
        if (email == null || isNeededOtherwise(scene, email)) return Mono.empty();
        return reservations.releasePeople(scene.briefing().id().value(), List.of(email.toLowerCase(Locale.ROOT)));
    }

    /** The same person may chair it, or present for somebody else too. */
    private static boolean isNeededOtherwise(Scene scene, String email) {
        return scene.roll().delegates().stream()
                .filter(other -> !other.id().equals(scene.delegate().id()))
                .filter(PresenterSeat::isReserved)
                .anyMatch(other -> email.equalsIgnoreCase(other.email()));
    }

    private static boolean isReserved(Delegate delegate) {
        return delegate.role() == DelegateRole.PRESENTER || delegate.role() == DelegateRole.CHAIR;
    }
}
