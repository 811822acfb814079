/** Jitsi: rooms, which server each is on, the gate that opens them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "web",
            "audit",
            "deployments",
            "tokens",
            "reservations",
            "capacity",
            "briefings"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.conferences;
