package vn.giaoban.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.giaoban.briefings.BriefingId;
import vn.giaoban.conferences.Conferences;
import vn.giaoban.control.AccountState;
import vn.giaoban.control.AccountStates;
import vn.giaoban.deployments.Deployment;
import vn.giaoban.deployments.Deployments;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.ledger.Ledger;
import vn.giaoban.reservations.LoadStep;
import vn.giaoban.reservations.Loads;
import vn.giaoban.reservations.ServerStep;
import vn.giaoban.tokens.PublishedKey;
import vn.giaoban.tokens.Tokens;

/** Gathers how the conference servers are. */
@Component
class ServerFacts {

    /** How far ahead bookings are looked at. */
    static final Duration AHEAD = Duration.ofDays(7);

    /** How far back events are looked for. */
    static final Duration BACK = Duration.ofDays(7);

    private final Deployments deployments;
    private final Loads loads;
    private final Conferences conferences;
    private final Ledger ledger;
    private final AccountStates accounts;
    private final Tokens tokens;

    ServerFacts(
            Deployments deployments,
            Loads loads,
            Conferences conferences,
            Ledger ledger,
            AccountStates accounts,
            Tokens tokens) {
        this.deployments = deployments;
        this.loads = loads;
        this.conferences = conferences;
        this.ledger = ledger;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /**
     * What is known of the servers.
     *
     * @param servers in the order of the configuration
     * @param booked how the load of each rises and falls from now on, by its name; also of those that are not configured any more
     * @param lastEvents when each last told something, by its name
     * @param accounts how the service's account is, by the name of its server
     * @param keys the signing keys that are published
     */
    record Found(
            List<Deployment> servers,
            Map<String, List<LoadStep>> booked,
            Map<String, Instant> lastEvents,
            Map<String, AccountState> accounts,
            List<PublishedKey> keys) {}

    Mono<Found> at(Instant now) {
        var window = new TimeRange(now, now.plus(AHEAD));
        var booked = loads.curves(window, Deployments.DEFAULT, deployments.presentName(Deployments.DEFAULT))
                .collect(Collectors.groupingBy(
                        ServerStep::server, Collectors.mapping(ServerStep::step, Collectors.toList())));
        return Mono.zip(booked, lastEvents(now), tokens.published().collectList())
                .map(found ->
                        new Found(deployments.all(), found.getT1(), found.getT2(), accounts.byServer(), found.getT3()));
    }

    private Mono<Map<String, Instant>> lastEvents(Instant now) {
        return conferences
                .openBetween(now.minus(BACK), now.plusSeconds(1))
                .collectMap(
                        opening -> opening.briefing().id(),
                        opening -> deployments.presentName(opening.conference().server()))
                .flatMap(servers -> ledger.lastEvents(servers.keySet()).map(events -> byServer(servers, events)));
    }

    private static Map<String, Instant> byServer(Map<BriefingId, String> servers, Map<BriefingId, Instant> events) {
        var last = new HashMap<String, Instant>();
        events.forEach((briefing, at) -> {
            var server = servers.get(briefing);
            if (server != null) last.merge(server, at, (one, other) -> one.isAfter(other) ? one : other);
        });
        return last;
    }
}
