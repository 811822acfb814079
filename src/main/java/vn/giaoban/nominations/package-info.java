/** Who has not named its delegates yet: the task of each point, the board of those that are missing or short, and the nudge. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "access", "web", "pages", "points", "briefings", "roster", "tasks"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.nominations;
