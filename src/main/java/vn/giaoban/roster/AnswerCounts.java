package vn.giaoban.roster;

/**
 * How many of a briefing's points answered what.
 *
 * @param expected how many are asked
 */
public record AnswerCounts(int expected, int accepted, int declined) {

    /** How many have not answered yet. */
    public int pending() {
        return expected - accepted - declined;
    }
}
