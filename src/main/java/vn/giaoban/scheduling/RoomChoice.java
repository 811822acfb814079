package vn.giaoban.scheduling;

/**
 * A room of a point, as it may be chosen for a briefing.
 *
 * @param id of the room
 * @param capacity seats
 * @param state whether the briefing has it, could have it, or somebody else has it then
 */
public record RoomChoice(String id, String name, int capacity, State state) {

    /** Whether it can be had. */
    public enum State {
        /** The briefing has it. */
        OWN,
        /** It can be had. */
        FREE,
        /** Somebody else has it at that time. */
        TAKEN
    }
}
