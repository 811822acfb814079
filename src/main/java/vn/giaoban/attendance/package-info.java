/** The attendance of a briefing: what was told, what it comes to, what people corrected. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "outbox",
            "web",
            "audit",
            "accounts",
            "secrets",
            "points",
            "briefings",
            "roster",
            "conferences",
            "exports",
            "letterhead",
            "intake",
            "presence"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.attendance;
