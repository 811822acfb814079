/** What invitations say: a mail's text, its HTML, and the entry for the recipient's calendar. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "recurrence",
            "briefings",
            "series",
            "roster",
            "audience",
            "calendars",
            "post",
            "letterhead",
            "stationery"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.letters;
