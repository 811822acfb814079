/** What comes back by mail: answers and proposals that calendars send, letters that could not be delivered. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "outbox",
            "audit",
            "briefings",
            "series",
            "recurrence",
            "roster",
            "calendars",
            "tasks",
            "audience",
            "post",
            "invitations"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.replies;
