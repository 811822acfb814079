/** The catalogue: points, their rooms and the CSV import. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "outbox", "web", "audit", "accounts", "secrets"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.points;
