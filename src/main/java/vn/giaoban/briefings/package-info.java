/** The plan of each meeting as it is kept and read: briefings, their points, the calendar, and what happened to them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "outbox",
            "access",
            "web",
            "audit",
            "accounts",
            "secrets",
            "points",
            "reservations"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.briefings;
