package vn.giaoban.presence;

import java.time.Instant;

/**
 * What somebody said of a delegate in a point's room: from a time on they are there, or they are not.
 *
 * @param number grows with each that is said: of two that speak of the same time, the one that was said later holds
 * @param who the delegate, as tokens name them
 * @param device the point's device, likewise
 * @param since from when on
 */
public record Tick(long number, String who, String device, boolean present, Instant since) {}
