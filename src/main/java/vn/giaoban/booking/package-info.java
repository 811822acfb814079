/** From a plan to its rooms: all of them or the reasons why not, with other rooms and times; rooms held before, and rooms that become free. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "web",
            "office",
            "points",
            "reservations",
            "capacity",
            "briefings",
            "planning"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.booking;
