/** From what is asked for to a plan: forms, their checks, occurrences of a series, the office's word on the time. Nothing is booked here. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "office",
            "recurrence",
            "points",
            "reservations",
            "capacity",
            "briefings"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.planning;
