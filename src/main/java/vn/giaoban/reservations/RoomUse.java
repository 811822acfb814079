package vn.giaoban.reservations;

import vn.giaoban.kernel.TimeRange;

/** A room of a point that is reserved. */
public record RoomUse(String point, TimeRange time) {}
