/** What a secretary does with briefings: schedules one or a series of them, changes, publishes and calls off, and what time brings. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "outbox",
            "access",
            "web",
            "audit",
            "office",
            "recurrence",
            "series",
            "points",
            "reservations",
            "briefings",
            "planning",
            "booking",
            "displacement"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.scheduling;
