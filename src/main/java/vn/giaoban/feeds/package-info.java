/** What units show of their briefings: calendar feeds, and a week page that a portal can embed. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "web",
            "audit",
            "secrets",
            "points",
            "briefings",
            "roster",
            "post"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.feeds;
