/** Another person attends for a delegate: asked for by the point, agreed to by the chair or recorded by the city's secretary, done at once. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "outbox",
            "access",
            "web",
            "pages",
            "audit",
            "secrets",
            "points",
            "reservations",
            "briefings",
            "planning",
            "booking",
            "roster",
            "replies",
            "conferences"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.substitutions;
