/** The attendance of a briefing: what the ledger's facts come to, what people said against it, how it came about. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "outbox",
            "access",
            "web",
            "audit",
            "accounts",
            "secrets",
            "points",
            "briefings",
            "roster",
            "conferences",
            "intake",
            "exports",
            "ledger",
            "letterhead",
            "presence"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.attendance;
