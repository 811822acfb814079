/** The audit trail as people and programs read it: who changed what, when and why, field by field; and the history of one briefing. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "access", "web", "pages", "audit", "exports", "points", "briefings", "roster"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.trail;
