/**
 * A house to try the service in (profile {@code demo}): a quarter of briefings with made-up people, and one that is played live from a recording. It uses what the other
 * modules offer to everybody; without the profile none of it is there.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "pages",
            "accounts",
            "points",
            "briefings",
            "planning",
            "displacement",
            "scheduling",
            "roster",
            "substitutions",
            "conferences",
            "intake",
            "presence",
            "ledger",
            "preflight",
            "post"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.demo;
