/** Before a briefing: whether each point's camera, microphone, speaker and network work, who is not ready, and telling them so. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "access",
            "web",
            "pages",
            "points",
            "briefings",
            "roster",
            "audience",
            "letters",
            "invitations",
            "live"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.preflight;
