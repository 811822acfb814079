package vn.giaoban.audience;

import java.util.UUID;

/**
 * The way of one recipient to all their occurrences of a series.
 *
 * @param recipient whose, by {@link Recipient#key()} within a series
 */
public record SeriesLink(UUID id, UUID series, String recipient) {}
