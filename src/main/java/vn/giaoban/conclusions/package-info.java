/** What a briefing came to: its conclusions, who has to carry them out by when, how far they are, and the notice that tells of them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "web",
            "pages",
            "audit",
            "office",
            "points",
            "briefings",
            "series",
            "tasks",
            "roster",
            "conferences",
            "letterhead",
            "exports",
            "overview"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.conclusions;
