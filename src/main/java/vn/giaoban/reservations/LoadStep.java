package vn.giaoban.reservations;

import java.time.Instant;

/**
 * A stretch of time over which the load of the conference server stays the same.
 *
 * @param from its start
 * @param to its end
 * @param endpoints how many connections are planned
 * @param holders of how many briefings and holds
 */
public record LoadStep(Instant from, Instant to, int endpoints, int holders) {}
