package vn.giaoban.reservations;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import vn.giaoban.kernel.TimeRange;

/** All that claims would take, as columns that {@code unnest} makes rows of; claims and rows are known by their places, from 1. */
final class Wanted {

    private static final String PERSON = "person:";

    private final List<Claim> wanted;
    private final List<Integer> claims = new ArrayList<>();
    private final List<String> resources = new ArrayList<>();
    private final List<Clash> candidates = new ArrayList<>();

    Wanted(List<Claim> wanted) {
        this.wanted = wanted;
        for (var n = 1; n <= wanted.size(); n++) add(n, wanted.get(n - 1));
    }

    private void add(int n, Claim claim) {
        for (var wish : claim.wishes()) {
            for (var room : wish.rooms()) add(n, "room:" + room, new Clash(wish.point(), room, null, null));
        }
        for (var person : claim.people()) add(n, PERSON + person, new Clash(null, null, person, null));
    }

    private void add(int n, String resource, Clash candidate) {
        claims.add(n);
        resources.add(resource);
        candidates.add(candidate);
    }

    String[] starts() {
        return times(time -> time.start().toString());
    }

    String[] ends() {
        return times(time -> time.end().toString());
    }

    private String[] times(Function<TimeRange, String> side) {
        return wanted.stream().map(Claim::time).map(side).toArray(String[]::new);
    }

    Integer[] claims() {
        return claims.toArray(Integer[]::new);
    }

    String[] resources() {
        return resources.toArray(String[]::new);
    }

    /**
     * For each claim all its rooms and people; those that are taken have a holder.
     *
     * @param places of the rows that are taken
     * @param holders who has each of them
     */
    List<List<Clash>> candidates(Long[] places, UUID[] holders) {
        var known = new ArrayList<>(candidates);
        for (var i = 0; i < places.length; i++) {
            known.set(places[i].intValue() - 1, clash(places[i], holders[i]));
        }
        var byClaim = new ArrayList<List<Clash>>();
        wanted.forEach(_ -> byClaim.add(new ArrayList<>()));
        for (var i = 0; i < known.size(); i++) byClaim.get(claims.get(i) - 1).add(known.get(i));
        return byClaim;
    }

    /** The candidate at a place, which this holder has. */
    Clash clash(long place, UUID holder) {
        var c = candidates.get((int) place - 1);
        return new Clash(c.point(), c.room(), c.person(), holder);
    }
}
