/** Running rooms: the service's own account at the conference server lists who is inside, warns, removes, closes, by the schedule. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "outbox",
            "audit",
            "pages",
            "briefings",
            "roster",
            "deployments",
            "conferences",
            "intake"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.control;
