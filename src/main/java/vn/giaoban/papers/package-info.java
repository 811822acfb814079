/** What is handed out for a briefing: documents, checked by their content, for all or for some points. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "web",
            "pages",
            "audit",
            "points",
            "briefings",
            "roster",
            "conferences"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.papers;
