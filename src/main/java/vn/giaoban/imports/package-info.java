/** Briefings from the calendars that an office kept before: what an .ics file would become, what is in the way, and the import of what is chosen. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "web",
            "pages",
            "recurrence",
            "calendars",
            "points",
            "briefings",
            "planning",
            "booking",
            "scheduling"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.imports;
