package vn.giaoban.reservations;

import java.time.Instant;
import java.util.List;

/**
 * A time that was found.
 *
 * @param complete whether all points and people are free
 * @param missing codes and mail addresses of those who are not
 */
public record Slot(Instant start, Instant end, boolean complete, List<String> missing) {}
