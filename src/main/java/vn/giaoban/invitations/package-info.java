/** Who is told what for which version of a briefing, and how far each message has come. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "outbox",
            "web",
            "audit",
            "briefings",
            "tasks",
            "audience",
            "letters",
            "post"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.invitations;
