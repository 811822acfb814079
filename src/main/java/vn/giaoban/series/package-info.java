/** Recurring briefings: the rule each came from, what was changed by hand, what was skipped. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "access", "web", "recurrence", "briefings"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.series;
