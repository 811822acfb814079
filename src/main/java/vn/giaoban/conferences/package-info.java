/** Jitsi: rooms, tokens and their keys, the gate that opens rooms. */
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
            "roster"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.conferences;
