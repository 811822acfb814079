/** The live board on a page: who is there, who is not and what to do about it, also on a wall, also while the network comes and goes. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "access",
            "web",
            "pages",
            "points",
            "briefings",
            "presence",
            "attendance",
            "alerts",
            "live",
            "invitations"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.liveboard;
