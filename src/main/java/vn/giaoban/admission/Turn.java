package vn.giaoban.admission;

import java.time.Duration;

/** What the door says. */
public sealed interface Turn {

    /** Go in, now. */
    record Now() implements Turn {}

    /**
     * Wait.
     *
     * @param place in the line, from 1
     * @param waiting how many there are in the line
     * @param in how long it takes until it is this device's turn, as it looks now
     * @param back after how long it should ask again, at the latest at its turn; who does not loses the place after a while
     */
    record Later(long place, long waiting, Duration in, Duration back) implements Turn {}
}
