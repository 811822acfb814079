/** The live board: who is there at this moment, told to hundreds of watchers on any instance as it changes. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "redis",
            "outbox",
            "access",
            "web",
            "briefings",
            "roster",
            "ledger",
            "presence",
            "attendance",
            "alerts"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.live;
