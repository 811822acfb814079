/** The page on which a secretary writes a new briefing, or changes one: proposals, free rooms while one types, and the booking. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "web",
            "audit",
            "pages",
            "office",
            "recurrence",
            "series",
            "points",
            "reservations",
            "briefings",
            "planning",
            "booking",
            "scheduling",
            "holds",
            "audience",
            "letters",
            "stationery"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.drafting;
