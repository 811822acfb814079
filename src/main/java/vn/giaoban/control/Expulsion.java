package vn.giaoban.control;

import java.time.Instant;

/**
 * A personal link is dead: whoever came in by it has to leave.
 *
 * @param identity whose link, as the conference server knows them
 * @param at since when; who came later came by the link that took its place
 */
record Expulsion(String identity, Instant at) {}
