/** Less important briefings make way for a new one: who, to where, and all of it in one transaction. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "web",
            "office",
            "series",
            "points",
            "reservations",
            "capacity",
            "briefings",
            "planning",
            "booking"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.displacement;
