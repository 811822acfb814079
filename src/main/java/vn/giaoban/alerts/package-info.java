/** What somebody should know at once while a briefing is near or live: points that are not there, a quorum lost, an absent chair; each told once. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "access", "web", "briefings", "presence", "attendance"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.alerts;
