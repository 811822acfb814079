package vn.giaoban.ledger;

import java.time.Instant;

/**
 * A fact as it is kept.
 *
 * @param seq its number within the briefing, from 1 without gaps
 * @param at when it was taken in
 * @param hash its hash in hex, which covers every fact before it
 */
public record LedgerEntry(long seq, Instant at, Fact fact, String hash) {}
