package vn.giaoban.admission;

/** Who goes before whom at the door. The numbers are known to {@code admission/visit.lua}. */
public enum Precedence {
    /** Leads the briefing: without them nothing begins. */
    CHAIR(0),
    /** The device of the point that hosts the briefing. */
    HOST(1),
    /** The device of a point's room: many people sit before it, so it goes with the first round. */
    ROOM(2),
    /** A person with a link of their own: with the first round when nobody of their point came yet, else with a later one. */
    PERSON(3);

    private final int rank;

    Precedence(int rank) {
        this.rank = rank;
    }

    int rank() {
        return rank;
    }
}
