/** The weekly report to leaders by mail: what the last seven days' briefings came to, once per week and recipient. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "web",
            "briefings",
            "attendance",
            "reports",
            "exports",
            "letterhead",
            "letters",
            "post"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.weekly;
