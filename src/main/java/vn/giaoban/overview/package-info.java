/** The page of one briefing: what is planned, what points answered, who comes, and what a secretary does with it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "access",
            "web",
            "pages",
            "points",
            "briefings",
            "scheduling",
            "roster",
            "tasks",
            "audience"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.overview;
