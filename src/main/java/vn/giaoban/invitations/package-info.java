/** Messages on their way out: each once, its delivery, and how far it has come. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "web",
            "pages",
            "audit",
            "briefings",
            "series",
            "audience",
            "calendars",
            "letters",
            "post",
            "webhooks"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.invitations;
