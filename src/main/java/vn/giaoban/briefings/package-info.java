/** The plan: briefings, conflicts explained, publishing, moving, cancelling, and their life over time. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "outbox",
            "web",
            "audit",
            "accounts",
            "secrets",
            "office",
            "points",
            "reservations"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.briefings;
