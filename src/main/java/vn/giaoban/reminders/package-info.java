/** Reminders before a briefing begins: which are due, armed once each, sent while they are of use. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "outbox",
            "briefings",
            "roster",
            "audience",
            "letters",
            "invitations"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.reminders;
