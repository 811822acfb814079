package vn.giaoban.reservations;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Grants as columns, which {@code unnest} makes rows of; a grant is known by its place, from 1. */
final class Granted {

    private final List<Grant> granted;
    private final List<Integer> grants = new ArrayList<>();
    private final List<@Nullable String> points = new ArrayList<>();
    private final List<@Nullable String> rooms = new ArrayList<>();
    private final List<@Nullable String> people = new ArrayList<>();

    Granted(List<Grant> granted) {
        this.granted = granted;
        for (var n = 1; n <= granted.size(); n++) add(n, granted.get(n - 1));
    }

    private void add(int n, Grant grant) {
        grant.rooms().forEach((point, room) -> add(n, point, room, null));
        grant.people().forEach(person -> add(n, null, null, person));
    }

    private void add(int n, @Nullable String point, @Nullable String room, @Nullable String person) {
        grants.add(n);
        points.add(point);
        rooms.add(room);
        people.add(person);
    }

    UUID[] holders() {
        return granted.stream().map(Grant::holder).toArray(UUID[]::new);
    }

    String[] starts() {
        return granted.stream().map(g -> g.time().start().toString()).toArray(String[]::new);
    }

    String[] ends() {
        return granted.stream().map(g -> g.time().end().toString()).toArray(String[]::new);
    }

    /** When they run out; null is for good. */
    @Nullable
    String[] untils() {
        return granted.stream()
                .map(g -> g.until() == null ? null : g.until().toString())
                .toArray(String[]::new);
    }

    /** For each grant the number of its holder; null where none is given. */
    @Nullable
    Integer[] links(Connections connections) {
        return granted.stream().map(g -> connections.links().get(g.holder())).toArray(Integer[]::new);
    }

    /** For each grant the server of its holder; null where none is given. */
    @Nullable
    String[] servers(Connections connections) {
        return granted.stream().map(g -> connections.servers().get(g.holder())).toArray(String[]::new);
    }

    Integer[] grants() {
        return grants.toArray(Integer[]::new);
    }

    @Nullable
    String[] points() {
        return points.toArray(String[]::new);
    }

    @Nullable
    String[] rooms() {
        return rooms.toArray(String[]::new);
    }

    @Nullable
    String[] people() {
        return people.toArray(String[]::new);
    }
}
