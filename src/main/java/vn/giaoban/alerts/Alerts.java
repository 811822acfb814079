package vn.giaoban.alerts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.attendance.Attendance;
import vn.giaoban.attendance.RollCall;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.briefings.Briefings;
import vn.giaoban.database.Transactions;

/** Looks every few seconds at the briefings that are near or live, and raises each alert once, whoever else looks at the same time. */
@Component
@EnableConfigurationProperties(AlertSettings.class)
public class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final int CONCURRENCY = 2;

    /** A briefing is looked at a little longer than it lasts, so that its followers see its end. */
    private static final Duration AFTER_END = Duration.ofMinutes(1);

    private final AlertStore store;
    private final Attendance attendance;
    private final Briefings briefings;
    private final ObjectProvider<RollCallFollower> followers;
    private final Transactions transactions;
    private final AlertSettings settings;
    private final Clock clock;

    Alerts(
            AlertStore store,
            Attendance attendance,
            Briefings briefings,
            ObjectProvider<RollCallFollower> followers,
            Transactions transactions,
            AlertSettings settings,
            Clock clock) {
        this.store = store;
        this.attendance = attendance;
        this.briefings = briefings;
        this.followers = followers;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** The alerts of a briefing, in the order they were raised; those of a start that it no longer has are left out. */
    public Flux<Alert> of(Briefing briefing) {
        return store.of(briefing);
    }

    /** Looks at all that is near or live; a briefing that fails does not hold up the others. */
    Mono<Void> sweep() {
        var now = clock.instant();
        return briefings
                .toldBetween(
                        now.minus(AFTER_END), now.plus(settings.beforeStart()).plus(settings.every()), null)
                .map(Briefing::id)
                .collectList()
                .flatMapIterable(ids -> ids)
                .flatMap(id -> look(id).onErrorResume(fault -> skip(id, fault)), CONCURRENCY)
                .then();
    }

    /** Looks at one briefing: raises what is new, resolves what no longer holds, and hands the roll call on. */
    Mono<Void> look(BriefingId id) {
        return transactions
                .run(store.lock(id).then(Mono.defer(() -> attendance.now(id))).flatMap(this::compare))
                .flatMapMany(seen -> Flux.fromStream(followers::orderedStream)
                        .concatMap(follower -> follower.follow(seen.call(), seen.alerts())))
                .then();
    }

    private record Seen(RollCall call, List<Alert> alerts) {}

    private Mono<Seen> compare(RollCall call) {
        var policy = new AlertPolicy(call, settings);
        return store.of(call.briefing()).collectList().flatMap(known -> {
            var raised = policy.raised(known);
            var resolved = policy.resolved(known);
            var present = raised.isEmpty() && resolved.isEmpty()
                    ? Mono.just(known)
                    : store.raise(call.briefing(), raised)
                            .then(store.resolve(resolved, call.at()))
                            .thenMany(store.of(call.briefing()))
                            .collectList();
            return present.map(alerts -> new Seen(call, alerts));
        });
    }

    private static Mono<Void> skip(BriefingId id, Throwable fault) {
        LOG.warn("Briefing {} could not be looked at now: {}", id, fault.toString());
        return Mono.empty();
    }
}
