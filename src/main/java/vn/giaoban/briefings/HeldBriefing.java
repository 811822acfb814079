package vn.giaoban.briefings;

import java.time.Instant;

/** A published briefing that was not called off, in short: enough to count and to name it. */
public record HeldBriefing(BriefingId id, String title, Instant start) {}
