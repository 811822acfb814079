/** Scorecards over many briefings. */
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
            "attendance",
            "exports",
            "letterhead"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.reports;
