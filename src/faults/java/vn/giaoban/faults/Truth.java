package vn.giaoban.faults;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All that the service has acknowledged, as those wrote it down who were told so. */
final class Truth {

    /**
     * A briefing that was published.
     *
     * @param people the addresses of its delegates, who are expected at no other
     */
    record Booked(String id, List<String> people) {}

    /**
     * An event that was taken in.
     *
     * @param jid the address of the visit
     * @param left null when it tells of the coming, else when they left
     */
    record Told(
            String jid,
            Instant joined,
            @org.jspecify.annotations.Nullable Instant left) {

        /** What the facts know it by. */
        String name() {
            return (left == null ? "came " : "left ") + jid;
        }
    }

    private final Queue<Booked> booked = new ConcurrentLinkedQueue<>();
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();

    void add(Booked briefing) {
        booked.add(briefing);
    }

    void add(Told event) {
        told.add(event);
    }

    /** What was published up to now. */
    List<Booked> booked() {
        return List.copyOf(booked);
    }

    /** What was taken in up to now. */
    List<Told> told() {
        return List.copyOf(told);
    }
}
