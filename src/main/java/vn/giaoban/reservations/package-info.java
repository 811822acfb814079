/** Rooms and people held for a time range; two of them never overlap. Availability search. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "outbox", "web", "audit", "accounts", "secrets", "points"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.reservations;
