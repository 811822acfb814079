/** The first page that everybody sees: which briefings there are, and what each point is booked for, by week, day, month or as a list. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "access", "web", "pages", "office", "points", "briefings", "roster"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.weekboard;
