/** Who has to be told of what, and when: a plan, its changes, what is still to be done for it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "recurrence",
            "series",
            "database",
            "outbox",
            "briefings",
            "roster",
            "tasks",
            "substitutions",
            "audience",
            "calendars",
            "letters",
            "invitations"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.telling;
