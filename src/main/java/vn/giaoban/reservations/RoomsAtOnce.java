package vn.giaoban.reservations;

import java.time.Instant;

/**
 * The most rooms of a point that are reserved at once.
 *
 * @param at when that is so for the first time
 */
public record RoomsAtOnce(String point, int rooms, Instant at) {}
