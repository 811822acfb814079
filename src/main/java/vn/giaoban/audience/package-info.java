/** Whom a briefing concerns, by which personal link, and what there is to tell them. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "web", "secrets", "points", "briefings", "roster"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.audience;
