/** The catalogue: points, their rooms, the CSV import and the office calendar. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "outbox", "web", "audit", "accounts", "secrets"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.points;
