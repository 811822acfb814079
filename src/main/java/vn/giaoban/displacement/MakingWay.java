package vn.giaoban.displacement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.giaoban.briefings.Briefing;
import vn.giaoban.briefings.Priority;
import vn.giaoban.planning.BriefingPlan;
import vn.giaoban.reservations.Clash;
import vn.giaoban.reservations.RoomWish;

/**
 * Who has to make way so that a plan can be had: as few as can be seen at once, and none where a room is free.
 *
 * @param rooms the room that the plan gets at each point, by code
 * @param yielding those who have to make way
 * @param clashes everything that is in the plan's way
 * @param immovable the part of it that nobody may displace; when there is any, the plan can't be had
 */
record MakingWay(Map<String, String> rooms, Set<UUID> yielding, List<Clash> clashes, List<Clash> immovable) {

    /**
     * Decides it.
     *
     * @param taken every reservation in the plan's way
     * @param movable the briefings among their holders that may be displaced
     */
    static MakingWay of(BriefingPlan plan, List<Clash> taken, Map<UUID, Briefing> movable) {
        var decision = new Decision(taken, movable);
        taken.stream().filter(clash -> clash.person() != null).forEach(decision::person);
        var needed = Set.copyOf(plan.needed());
        plan.wishes().stream()
                .filter(wish -> !decision.takesFreeRoom(wish))
                .filter(needed::contains)
                .sorted(
                        // those without a choice first, so that the others can do with whoever goes anyway
                        Comparator.comparingInt(decision::choices))
                .forEach(decision::displace);
        return new MakingWay(
                Map.copyOf(decision.rooms),
                Set.copyOf(decision.yielding),
                List.copyOf(decision.clashes),
                List.copyOf(decision.immovable));
    }

    /** What is decided so far. */
    private static final class Decision {
        private final Map<UUID, Briefing> movable;
        private final Map<String, List<Clash>> takers;
        private final Map<String, String> rooms = new HashMap<>();
        private final Set<UUID> yielding = new LinkedHashSet<>();
        private final List<Clash> clashes = new ArrayList<>();
        private final List<Clash> immovable = new ArrayList<>();

        Decision(List<Clash> taken, Map<UUID, Briefing> movable) {
            this.movable = movable;
            this.takers = taken.stream()
                    .filter(clash -> clash.room() != null)
                    .collect(Collectors.groupingBy(
                            clash -> String.valueOf(clash.room()), LinkedHashMap::new, Collectors.toList()));
        }

        void person(Clash clash) {
            clashes.add(clash);
            if (isMovable(clash) && clash.holder() != null) yielding.add(clash.holder());
            else immovable.add(clash);
        }

        boolean takesFreeRoom(RoomWish wish) {
            var free = wish.rooms().stream()
                    .filter(room -> !takers.containsKey(room))
                    .findFirst();
            free.ifPresent(room -> rooms.put(wish.point(), room));
            return free.isPresent();
        }

        int choices(RoomWish wish) {
            return (int) wish.rooms().stream().filter(this::canBeHad).count();
        }

        void displace(RoomWish wish) {
            var inTheWay = wish.rooms().stream()
                    .flatMap(room -> takersOf(room).stream())
                    .toList();
            if (inTheWay.isEmpty()) inTheWay = List.of(new Clash(wish.point(), null, null, null));
            clashes.addAll(inTheWay);
            wish.rooms().stream()
                    .filter(this::canBeHad)
                    .min(Comparator.comparingLong(this::cost))
                    .ifPresentOrElse(room -> take(wish.point(), room), noneOf(inTheWay));
        }

        private Runnable noneOf(List<Clash> inTheWay) {
            return () -> inTheWay.stream().filter(clash -> !isMovable(clash)).forEach(immovable::add);
        }

        private void take(String point, String room) {
            rooms.put(point, room);
            takersOf(room).forEach(clash -> {
                if (clash.holder() != null) yielding.add(clash.holder());
            });
        }

        private boolean canBeHad(String room) {
            return takersOf(room).stream().allMatch(this::isMovable);
        }

        /** Any number of ROUTINE briefings goes before one that is IMPORTANT; who goes anyway costs nothing. */
        private long cost(String room) {
            return takersOf(room).stream()
                    .map(Clash::holder)
                    .distinct()
                    .filter(holder -> holder != null && !yielding.contains(holder))
                    .mapToLong(this::costOf)
                    .sum();
        }

        private long costOf(UUID holder) {
            var briefing = movable.get(holder);
            return briefing == null || briefing.priority() == Priority.ROUTINE ? 1 : 1_000;
        }

        private boolean isMovable(Clash clash) {
            return movable.containsKey(clash.holder());
        }

        private List<Clash> takersOf(@Nullable String room) {
            return takers.getOrDefault(String.valueOf(room), List.of());
        }
    }
}
