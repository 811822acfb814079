package vn.giaoban.reservations;

import vn.giaoban.kernel.TimeRange;

/**
 * A room that was given back.
 *
 * @param point the point's code
 * @param time the range it was held for
 */
public record Vacancy(String point, TimeRange time) {}
