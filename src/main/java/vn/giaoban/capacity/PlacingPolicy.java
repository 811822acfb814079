package vn.giaoban.capacity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.giaoban.deployments.Deployment;
import vn.giaoban.deployments.Deployments;

/** Which conference server bears what: pure functions. */
final class PlacingPolicy {

    private PlacingPolicy() {}

    /**
     * Connections that want a server.
     *
     * @param former the name of the server that the holder is on; null for a new one
     * @param staying whether it must stay there, since people are on their way
     */
    record Wanted(UUID holder, Use use, @Nullable String former, boolean staying) {}

    /**
     * Places all of them, one after the other. Who is on a server stays there if it can be; else the one that has the most left at its peak is taken, the
     * first of the configuration among equals, even if no server bears it any more. One whose limit is not known bears anything.
     *
     * @param others what else each server has to bear, by its name
     */
    static List<Placed> place(List<Wanted> wanted, Deployments servers, Map<String, List<Use>> others) {
        var used = new HashMap<String, List<Use>>();
        others.forEach((name, uses) -> used.put(name, new ArrayList<>(uses)));
        var placed = new ArrayList<Placed>();
        for (var each : wanted) {
            var chosen = choose(each, servers, used);
            if (chosen == null) continue;
            placed.add(chosen);
            used.computeIfAbsent(chosen.server().name(), _ -> new ArrayList<>()).add(each.use());
        }
        return placed;
    }

    /** Null for one that stays on a server that nobody knows any more: of that nothing can be said. */
    private static @Nullable Placed choose(Wanted wanted, Deployments servers, Map<String, List<Use>> used) {
        var former =
                wanted.former() == null ? null : servers.find(wanted.former()).orElse(null);
        if (former != null) {
            var there = on(former, wanted, used);
            if (wanted.staying() || !there.isExceeded()) return there;
        }
        if (wanted.staying() && wanted.former() != null) return null;
        Placed best = null;
        for (var server : servers.all()) {
            var there = on(server, wanted, used);
            if (best == null || left(there) > left(best)) best = there;
        }
        return best;
    }

    /** What it comes to on one server. */
    static Placed on(Deployment server, Wanted wanted, Map<String, List<Use>> used) {
        var others = used.getOrDefault(server.name(), List.of());
        return new Placed(
                wanted.holder(),
                server,
                CapacityPolicy.peak(List.of(wanted.use()), others).orElse(null));
    }

    /** What the server has left at its peak; less than nothing when that is exceeded. */
    private static long left(Placed placed) {
        var amount = placed.peak() == null ? 0 : placed.peak().amount();
        var limit = placed.server().isLimited() ? placed.server().capacity() : Integer.MAX_VALUE;
        return (long) limit - amount;
    }
}
