package vn.giaoban.tasks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another time that a point proposes for a briefing.
 *
 * @param start null when it is not said in a way that can be understood
 * @param end likewise
 * @param comment who proposes it, and why
 */
public record Proposal(@Nullable Instant start, @Nullable Instant end, String comment) {}
