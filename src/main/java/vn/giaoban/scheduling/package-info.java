/** Wishes become plans, plans become bookings: scheduling, changing, publishing and calling off, with every clash explained. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "web",
            "audit",
            "office",
            "recurrence",
            "series",
            "points",
            "reservations",
            "capacity",
            "briefings"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.scheduling;
