/** What points still have to do for a briefing: find a room, name delegates, answer, conclude. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "outbox", "access", "web", "briefings"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.tasks;
