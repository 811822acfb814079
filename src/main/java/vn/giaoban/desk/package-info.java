/** The point's own page, reached by a personal address: its answer, its room, its delegates. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "web",
            "pages",
            "points",
            "briefings",
            "scheduling",
            "booking",
            "roster",
            "conferences",
            "substitutions",
            "attendance",
            "preflight"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.desk;
