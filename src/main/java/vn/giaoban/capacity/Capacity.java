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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.capacity.CapacityProblem.Exceeded;
import vn.giaoban.kernel.HomeZone;
import vn.giaoban.kernel.TimeRange;
import vn.giaoban.points.Point;
import vn.giaoban.points.PointKind;
import vn.giaoban.points.Points;
import vn.giaoban.points.Room;
import vn.giaoban.reservations.Grant;
import vn.giaoban.reservations.Load;
import vn.giaoban.reservations.LoadStep;
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
    private final CapacitySettings settings;

    Capacity(Loads loads, Points points, CapacitySettings settings) {
        this.loads = loads;
        this.points = points;
        this.settings = settings;
    }

    /**
     * Within a transaction, hours locked, before anything is reserved or given back: whether these grants can be carried beside all
     * others. Whoever books in the same hours waits for the end of the transaction, so that two can't slip under a limit together.
     *
     * @param links how many people of a holder connect with a link of their own; of one who is not named it is as it was
     * @param yielding holders whose reservations do not count since they will be given back, like those of the grants' own holders
     * @param catalogue the points of the grants, by code; of one that is missing the line is not looked at
     * @return what is exceeded and only to be told; fails with {@link CapacityProblem.Exceeded} when it is to be refused
     */
    public Mono<List<Warning>> check(
            List<Grant> grants, Map<UUID, Integer> links, Collection<UUID> yielding, Map<String, Point> catalogue) {
        return Flux.concat(checkEndpoints(grants, links, yielding), checkUplinks(grants, yielding, catalogue))
                .collectList();
    }

    private Flux<Warning> checkEndpoints(List<Grant> grants, Map<UUID, Integer> links, Collection<UUID> yielding) {
        if (!settings.countsEndpoints() || grants.isEmpty()) return Flux.empty();
        var own = holders(grants);
        var gone = union(own, yielding);
        return loads.during(times(grants), own).collectList().flatMapMany(found -> {
            var former = found.stream().collect(Collectors.toMap(Load::holder, Load::links));
            var added = grants.stream()
                    .map(g -> new Use(g.time(), g.rooms().size() + linksOf(g, links, former)))
                    .toList();
            var others = found.stream()
                    .filter(load -> !gone.contains(load.holder()))
                    .map(load -> new Use(load.time(), load.endpoints()))
                    .toList();
            return exceeded(added, others);
        });
    }

    private static int linksOf(Grant grant, Map<UUID, Integer> links, Map<UUID, Integer> former) {
        var given = links.get(grant.holder());
        return given != null ? given : former.getOrDefault(grant.holder(), 0);
    }

    private Flux<Warning> exceeded(List<Use> added, List<Use> others) {
        return Flux.fromStream(CapacityPolicy.peak(added, others).stream()
                        .filter(peak -> peak.amount() > settings.endpoints())
                        .map(peak -> new Exceeded(settings.endpoints(), peak.amount(), at(peak.at()), null)))
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
                        .map(peak -> new Exceeded(limit, peak.amount(), at(peak.at()), point.code())))
                .concatMap(problem -> decide(problem, settings.uplinkEnforce()));
    }

    private static Mono<Warning> decide(Exceeded problem, Enforcement enforcement) {
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
                this::toView);
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

    private CapacityView toView(List<LoadStep> curve, List<CapacityView.Uplink> uplinks) {
        return CapacityView.of(settings, curve, uplinks);
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
