/** The leaders' pages: the attendance of a period, of one point, of one briefing, with what each figure rests on. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "access",
            "web",
            "pages",
            "points",
            "briefings",
            "presence",
            "ledger",
            "attendance",
            "reports",
            "exports"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.insight;
