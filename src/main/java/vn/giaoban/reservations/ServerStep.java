package vn.giaoban.reservations;

/**
 * A stretch of time over which the load of one conference server stays the same.
 *
 * @param server its name
 */
public record ServerStep(String server, LoadStep step) {}
