/** Administration: the way to its pages, the rules that are in force and where each is set, and how the conference servers are. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "access",
            "pages",
            "office",
            "reservations",
            "deployments",
            "tokens",
            "conferences",
            "control",
            "ledger",
            "briefings"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.admin;
