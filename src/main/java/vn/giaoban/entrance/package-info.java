/** The participant's way in: the page of a personal link, the answer, the door of the conference. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "access",
            "web",
            "pages",
            "points",
            "briefings",
            "series",
            "roster",
            "audience",
            "conferences",
            "admission",
            "tokens",
            "preflight"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.entrance;
