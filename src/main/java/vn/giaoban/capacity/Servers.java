package vn.giaoban.capacity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.capacity.PlacingPolicy.Wanted;
import vn.giaoban.deployments.Deployment;
import vn.giaoban.deployments.Deployments;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.reservations.Load;
import vn.giaoban.reservations.Loads;
import vn.giaoban.reservations.ServerStep;

/** Spreads briefings over the conference servers, and moves them from one to another. */
@Component
public class Servers {

    private final Loads loads;
    private final Deployments deployments;
    private final CapacitySettings settings;

    Servers(Loads loads, Deployments deployments, CapacitySettings settings) {
        this.loads = loads;
        this.deployments = deployments;
        this.settings = settings;
    }

    /** Whether it has to be known what is planned to say which server a briefing is on. */
    boolean haveToBeChosen() {
        return deployments.all().size() > 1 || deployments.first().isLimited();
    }

    /**
     * The only server for all of them, as long as nothing has to be looked at.
     *
     * @param staying holders of whom nothing is said
     */
    Map<UUID, String> withoutChoice(Set<UUID> holders, Set<UUID> staying) {
        return holders.stream()
                .filter(holder -> !staying.contains(holder))
                .collect(Collectors.toMap(
                        holder -> holder, _ -> deployments.first().name()));
    }

    /**
     * Places connections beside all others.
     *
     * @param found the loads of all in the same times, and of the wanted ones' holders
     * @param gone holders whose load does not count
     */
    List<Placed> place(List<Wanted> wanted, List<Load> found, Set<UUID> gone) {
        return PlacingPolicy.place(wanted, deployments, others(found, gone));
    }

    private Map<String, List<Use>> others(List<Load> found, Set<UUID> gone) {
        var others = new HashMap<String, List<Use>>();
        for (var load : found) {
            if (load.server() == null || gone.contains(load.holder())) continue;
            others.computeIfAbsent(deployments.presentName(load.server()), _ -> new ArrayList<>())
                    .add(new Use(load.time(), load.endpoints()));
        }
        return others;
    }

    /** Says what is exceeded, or fails with it. */
    Flux<Warning> exceeded(List<Placed> placed) {
        if (settings.enforce() == Enforcement.OFF) return Flux.empty();
        return Flux.fromStream(placed.stream().filter(Placed::isExceeded).map(CapacityProblem.Exceeded::of))
                .concatMap(problem -> Capacity.decide(problem, settings.enforce()));
    }

    /**
     * Within a transaction, hours locked: puts a holder on another server. Fails with {@link InvalidRequest} when there is none of that name, and
     * with {@link CapacityProblem.Exceeded} when that is refused.
     *
     * @param time what it has reserved
     * @return what is exceeded and only to be told
     */
    public Mono<List<Warning>> move(UUID holder, TimeRange time, String server) {
        return deployments
                .find(server)
                .map(target -> move(holder, time, target))
                .orElseGet(() -> Mono.error(() -> InvalidRequest.at("/server", "is not one of: " + deployments.names())
                        .asException()));
    }

    private Mono<List<Warning>> move(UUID holder, TimeRange time, Deployment target) {
        return loads.during(List.of(time), Set.of(holder))
                .collectList()
                .map(found -> on(target, holder, time, found))
                .flatMap(placed -> exceeded(List.of(placed)).collectList())
                .delayUntil(_ -> loads.place(holder, target.name()));
    }

    private Placed on(Deployment target, UUID holder, TimeRange time, List<Load> found) {
        var endpoints = found.stream()
                .filter(load -> load.holder().equals(holder))
                .mapToInt(Load::endpoints)
                .sum();
        var wanted = new Wanted(holder, new Use(time, endpoints), null, false);
        return PlacingPolicy.on(target, wanted, others(found, Set.of(holder)));
    }

    /** What is planned in a window on each server of the configuration, in its order, and on those that are not in it any more. */
    Mono<List<CapacityView.Server>> overview(TimeRange window) {
        return loads.curves(window, Deployments.DEFAULT, deployments.presentName(Deployments.DEFAULT))
                .collect(Collectors.groupingBy(
                        ServerStep::server, Collectors.mapping(ServerStep::step, Collectors.toList())))
                .map(curves -> {
                    var servers = new ArrayList<CapacityView.Server>();
                    for (var server : deployments.all())
                        servers.add(CapacityView.Server.of(server, curves.getOrDefault(server.name(), List.of())));
                    curves.keySet().stream()
                            .filter(name -> deployments.find(name).isEmpty())
                            .sorted()
                            .forEach(name ->
                                    servers.add(CapacityView.Server.gone(name, curves.getOrDefault(name, List.of()))));
                    return List.copyOf(servers);
                });
    }
}
