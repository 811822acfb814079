package vn.giaoban.audit;

import java.time.Instant;

/** A place in the trail: those that began earlier come after it. */
public record AuditMark(Instant at, long id) {}
