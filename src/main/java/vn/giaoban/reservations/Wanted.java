package vn.giaoban.reservations;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.giaoban.kernel.TimeRange;

/** Claims as columns, which {@code unnest} makes rows of; a claim is known by its place, from 1. */
final class Wanted {

    private final List<Claim> wanted;
    private final List<Integer> claims = new ArrayList<>();
    private final List<String> points = new ArrayList<>();
    private final List<String> rooms = new ArrayList<>();
    private final List<Integer> personClaims = new ArrayList<>();
    private final List<String> people = new ArrayList<>();

    Wanted(List<Claim> wanted) {
        this.wanted = wanted;
        for (var n = 1; n <= wanted.size(); n++) add(n, wanted.get(n - 1));
    }

    private void add(int n, Claim claim) {
        for (var wish : claim.wishes()) {
            for (var room : wish.rooms()) {
                claims.add(n);
                points.add(wish.point());
                rooms.add(room);
            }
        }
        for (var person : claim.people()) {
            personClaims.add(n);
            people.add(person);
        }
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

    String[] points() {
        return points.toArray(String[]::new);
    }

    String[] rooms() {
        return rooms.toArray(String[]::new);
    }

    Integer[] personClaims() {
        return personClaims.toArray(Integer[]::new);
    }

    String[] people() {
        return people.toArray(String[]::new);
    }
}
