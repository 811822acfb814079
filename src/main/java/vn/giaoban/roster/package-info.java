/** Who is expected: points' answers, delegates, and the personal links that let them in. */
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
            "booking"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.roster;
