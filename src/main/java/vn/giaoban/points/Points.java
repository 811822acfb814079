package vn.giaoban.points;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.giaoban.audit.Audit;
import vn.giaoban.database.Transactions;
import vn.giaoban.kernel.Actor;
import vn.giaoban.kernel.CommonProblem.InvalidRequest;
import vn.giaoban.kernel.CommonProblem.NotFound;
import vn.giaoban.kernel.Page;
import vn.giaoban.kernel.Problem;
import vn.giaoban.web.Etag;
import vn.giaoban.web.Paging;

/** The catalogue of points and rooms. */
@Component
public class Points {

    private final PointStore store;
    private final Transactions transactions;
    private final Audit audit;
    private final ObjectProvider<PointUse> uses;

    Points(PointStore store, Transactions transactions, Audit audit, ObjectProvider<PointUse> uses) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.uses = uses;
    }

    /** The points of these codes in catalogue order, retired ones too; unknown codes are left out. */
    public Mono<Map<String, Point>> byCodes(Collection<String> codes) {
        if (codes.isEmpty()) return Mono.just(Map.of());
        return store.findAll(codes).collectMap(Point::code, p -> p, LinkedHashMap::new);
    }

    /** All points of these kinds that are not retired, in catalogue order. */
    public Flux<Point> ofKinds(Collection<PointKind> kinds) {
        return store.findByKinds(kinds);
    }

    /** A point and all below it that are not retired, in catalogue order. */
    public Flux<Point> below(String root) {
        return store.findBelow(root);
    }

    /** Within a transaction: no point or room can be retired before it ends, so that what was read stays bookable. */
    public Mono<Void> keepForBooking() {
        return store.lockForUse();
    }

    /** One point; fails with {@link NotFound}. */
    public Mono<Point> get(String code) {
        return store.find(code).switchIfEmpty(Mono.error(() -> new NotFound("Point " + code).asException()));
    }

    Mono<Page<Point>> list(PointStore.Filter filter, Paging paging) {
        return store.list(filter, paging)
                .collectList()
                .map(rows -> Page.of(rows, paging.limit(), row -> Paging.cursor(row.position()))
                        .map(PointStore.Placed::point));
    }

    /** Creates the point, or replaces it when {@code ifMatch} names its version. */
    Mono<Saved<Point>> save(String code, PointForm form, @Nullable String ifMatch, Actor actor) {
        return transactions.run(store.lockForChange()
                .then(store.find(code).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .flatMap(before -> {
                    before.ifPresent(point -> Etag.require(ifMatch, point.version()));
                    return checkParent(code, form)
                            .then(store.save(code, form))
                            .then(get(code))
                            .flatMap(after -> audit.record(
                                            actor, "point:" + code, "save", before.orElse(null), after, null)
                                    .thenReturn(new Saved<>(after, before.isEmpty())));
                }));
    }

    /** Takes the point out of the catalogue; fails with {@code point-in-use} while coming briefings expect it. */
    Mono<Void> retire(String code, @Nullable String ifMatch, Actor actor) {
        return transactions.run(store.lockForChange().then(get(code)).flatMap(point -> {
            Etag.require(ifMatch, point.version());
            return refuseWhenUsed("Point " + code, code, null)
                    .then(store.retire(code))
                    .then(audit.record(actor, "point:" + code, "retire", point, null, null));
        }));
    }

    Mono<Room> getRoom(String code, String room) {
        return get(code)
                .flatMap(point -> Mono.justOrEmpty(room(point, room)))
                .switchIfEmpty(Mono.error(() -> new NotFound("Room " + code + "/" + room).asException()));
    }

    /** Creates the room, or replaces it when {@code ifMatch} names its version. */
    Mono<Saved<Room>> saveRoom(String code, String room, RoomForm form, @Nullable String ifMatch, Actor actor) {
        return transactions.run(store.lockForChange().then(get(code)).flatMap(point -> {
            var before = room(point, room);
            before.ifPresent(r -> Etag.require(ifMatch, r.version()));
            return store.saveRoom(code, room, form)
                    .then(getRoom(code, room))
                    .flatMap(
                            after -> audit.record(actor, "room:" + after.id(), "save", before.orElse(null), after, null)
                                    .thenReturn(new Saved<>(after, before.isEmpty())));
        }));
    }

    /** Takes the room out of the catalogue; fails with {@code point-in-use} while coming briefings have it. */
    Mono<Void> retireRoom(String code, String room, @Nullable String ifMatch, Actor actor) {
        return transactions.run(store.lockForChange().then(getRoom(code, room)).flatMap(r -> {
            Etag.require(ifMatch, r.version());
            return refuseWhenUsed("Room " + r.id(), code, r.id())
                    .then(store.retireRoom(code, r.id()))
                    .then(audit.record(actor, "room:" + r.id(), "retire", r, null, null));
        }));
    }

    /**
     * What a write left behind.
     *
     * @param created whether it was not there before
     */
    record Saved<T>(T thing, boolean created) {}

    private Mono<Void> checkParent(String code, PointForm form) {
        var parent = form.parent();
        if (parent == null) return Mono.empty();
        return store.parents().flatMap(known -> {
            var fault = new Hierarchy(known).with(code, parent).fault(code);
            return fault == null
                    ? Mono.empty()
                    : Mono.error(InvalidRequest.at("/parent", fault).asException());
        });
    }

    private Mono<Void> refuseWhenUsed(String what, String point, @Nullable String room) {
        return Flux.fromStream(uses::orderedStream)
                .concatMap(use -> use.comingUses(point, room))
                .collectList()
                .flatMap(found -> found.isEmpty()
                        ? Mono.empty()
                        : Mono.error(inUse(what, found).asException()));
    }

    private static Problem inUse(String what, List<PointUse.Use> found) {
        return new PointProblem.InUse(what, found);
    }

    private static Optional<Room> room(Point point, String code) {
        return point.rooms().stream().filter(r -> r.code().equals(code)).findFirst();
    }
}
