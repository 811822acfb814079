package vn.giaoban.capacity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.capacity.CapacityProblem.Exceeded;
import vn.giaoban.capacity.PlacingPolicy.Wanted;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.points.Point;
import vn.giaoban.points.PointKind;
import vn.giaoban.points.Points;
import vn.giaoban.points.Room;
import vn.giaoban.reservations.Grant;
import vn.giaoban.reservations.Load;
import vn.giaoban.reservations.Loads;
import vn.giaoban.reservations.RoomUse;
import vn.giaoban.reservations.RoomsAtOnce;

/**
 * Whether what is planned can be carried. The device of each reserved room is one connection to the conference server, and so is each
 * person with a link of their own; the devices of one point share its line.
 */
@Component
@EnableConfigurationProperties(CapacitySettings.class)
public class Capacity {

    private final Loads loads;
    private final Points points;
    private final Servers servers;
    private final CapacitySettings settings;

    Capacity(Loads loads, Points points, Servers servers, CapacitySettings settings) {
        this.loads = loads;
        this.points = points;
        this.servers = servers;
        this.settings = settings;
    }

    /**
     * Within a transaction, hours locked, before anything is reserved or given back: whether these grants can be carried beside all
     * others, and by which conference server each. Whoever books in the same hours waits for the end of the transaction, so that two can't slip under a
     * limit together.
     *
     * @param links how many people of a holder connect with a link of their own; of one who is not named it is as it was
     * @param yielding holders whose reservations do not count since they will be given back, like those of the grants' own holders
     * @param staying holders who must stay on the server that they are on
     * @param catalogue the points of the grants, by code; of one that is missing the line is not looked at
     * @return what is exceeded and only to be told, and the servers; fails with {@link CapacityProblem.Exceeded} when it is to be refused
     */
    public Mono<Bearing> check(
            List<Grant> grants,
            Map<UUID, Integer> links,
            Collection<UUID> yielding,
            Set<UUID> staying,
            Map<String, Point> catalogue) {
        return checkEndpoints(grants, links, yielding, staying)
                .flatMap(endpoints -> checkUplinks(grants, yielding, catalogue)
                        .collectList()
                        .map(uplinks -> both(endpoints, uplinks)));
    }

    private static Bearing both(Bearing endpoints, List<Warning> uplinks) {
        return new Bearing(
                Stream.concat(endpoints.warnings().stream(), uplinks.stream()).toList(), endpoints.servers());
    }

    private Mono<Bearing> checkEndpoints(
            List<Grant> grants, Map<UUID, Integer> links, Collection<UUID> yielding, Set<UUID> staying) {
        if (grants.isEmpty()) return Mono.just(new Bearing(List.of(), Map.of()));
        var own = holders(grants);
        if (!settings.countsEndpoints() && !servers.haveToBeChosen())
            return Mono.just(new Bearing(List.of(), servers.withoutChoice(own, staying)));
        return loads.during(times(grants), own)
                .collectList()
                .flatMap(found -> place(grants, links, staying, found, union(own, yielding)));
    }

    private Mono<Bearing> place(
            List<Grant> grants, Map<UUID, Integer> links, Set<UUID> staying, List<Load> found, Set<UUID> gone) {
        var former = found.stream().collect(Collectors.toMap(Load::holder, load -> load));
        var wanted = grants.stream()
                .map(grant -> wanted(grant, links, former.get(grant.holder()), staying))
                .toList();
        var others = found.stream()
                .filter(load -> !gone.contains(load.holder()))
                .map(load -> new Use(load.time(), load.endpoints()))
                .toList();
        var placed = servers.place(wanted, found, gone);
        return Flux.concat(exceeded(wanted.stream().map(Wanted::use).toList(), others), servers.exceeded(placed))
                .collectList()
                .map(warnings -> new Bearing(
                        warnings,
                        placed.stream()
                                .collect(Collectors.toMap(
                                        Placed::holder, p -> p.server().name()))));
    }

    private static Wanted wanted(Grant grant, Map<UUID, Integer> links, @Nullable Load former, Set<UUID> staying) {
        var given = links.get(grant.holder());
        var own = given != null ? given : former == null ? 0 : former.links();
        return new Wanted(
                grant.holder(),
                new Use(grant.time(), grant.rooms().size() + own),
                former == null ? null : former.server(),
                staying.contains(grant.holder()));
    }

    /** Of all servers together. */
    private Flux<Warning> exceeded(List<Use> added, List<Use> others) {
        if (!settings.countsEndpoints()) return Flux.empty();
        return Flux.fromStream(CapacityPolicy.peak(added, others).stream()
                        .filter(peak -> peak.amount() > settings.endpoints())
                        .map(peak -> new Exceeded(settings.endpoints(), peak.amount(), at(peak.at()), null, null)))
                .concatMap(problem -> decide(problem, settings.enforce()));
    }

    private Flux<Warning> checkUplinks(List<Grant> grants, Collection<UUID> yielding, Map<String, Point> catalogue) {
        if (settings.uplinkEnforce() == Enforcement.OFF) return Flux.empty();
        var narrow = grants.stream()
                .flatMap(g -> g.rooms().keySet().stream())
                .distinct()
                .flatMap(code -> Stream.ofNullable(catalogue.get(code)))
                .filter(point -> CapacityPolicy.isNarrow(point, settings.mbpsPerEndpoint()))
                .toList();
        if (narrow.isEmpty()) return Flux.empty();
        return loads.roomsDuring(rooms(narrow), times(grants), union(holders(grants), yielding))
                .collect(Collectors.groupingBy(RoomUse::point))
                .flatMapMany(others -> Flux.fromIterable(narrow)
                        .concatMap(point -> checkUplink(point, grants, others.getOrDefault(point.code(), List.of()))));
    }

    private Flux<Warning> checkUplink(Point point, List<Grant> grants, List<RoomUse> used) {
        var added = grants.stream()
                .filter(g -> g.rooms().containsKey(point.code()))
                .map(g -> new Use(g.time(), settings.mbpsPerEndpoint()))
                .toList();
        var others = used.stream()
                .map(use -> new Use(use.time(), settings.mbpsPerEndpoint()))
                .toList();
        var limit = Objects.requireNonNull(point.uplinkMbps());
        return Flux.fromStream(CapacityPolicy.peak(added, others).stream()
                        .filter(peak -> peak.amount() > limit)
                        .map(peak -> new Exceeded(limit, peak.amount(), at(peak.at()), point.code(), null)))
                .concatMap(problem -> decide(problem, settings.uplinkEnforce()));
    }

    static Mono<Warning> decide(Exceeded problem, Enforcement enforcement) {
        return enforcement == Enforcement.REFUSE ? Mono.error(problem.asException()) : Mono.just(problem.asWarning());
    }

    /** What is planned in a window, beside the limits. */
    Mono<CapacityView> overview(TimeRange window) {
        return Mono.zip(
                        loads.curve(window).collectList(),
                        points.ofKinds(List.of(PointKind.values()))
                                .filter(point -> point.uplinkMbps() != null)
                                .collectMap(Point::code, p -> p, LinkedHashMap<String, Point>::new)
                                .flatMap(lines -> uplinks(lines, window)),
                        servers.overview(window))
                .map(found -> CapacityView.of(settings, found.getT1(), found.getT2(), found.getT3()));
    }

    private Mono<List<CapacityView.Uplink>> uplinks(Map<String, Point> lines, TimeRange window) {
        return loads.roomsAtOnce(rooms(lines.values()), window)
                .collectMap(RoomsAtOnce::point)
                .map(peaks -> lines.values().stream()
                        .filter(point -> peaks.containsKey(point.code()))
                        .map(point -> toUplink(point, Objects.requireNonNull(peaks.get(point.code()))))
                        .toList());
    }

    private CapacityView.Uplink toUplink(Point point, RoomsAtOnce peak) {
        var limit = Objects.requireNonNull(point.uplinkMbps());
        var mbps = peak.rooms() * settings.mbpsPerEndpoint();
        return new CapacityView.Uplink(point.code(), limit, mbps, at(peak.at()), mbps > limit);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atZone(HomeZone.ID).toOffsetDateTime();
    }

    private static Map<String, String> rooms(Collection<Point> points) {
        var rooms = new HashMap<String, String>();
        for (var point : points) for (Room room : point.rooms()) rooms.put(room.id(), point.code());
        return rooms;
    }

    private static List<TimeRange> times(List<Grant> grants) {
        return grants.stream().map(Grant::time).toList();
    }

    private static Set<UUID> holders(List<Grant> grants) {
        return grants.stream().map(Grant::holder).collect(Collectors.toSet());
    }

    private static Set<UUID> union(Collection<UUID> some, Collection<UUID> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }
}
