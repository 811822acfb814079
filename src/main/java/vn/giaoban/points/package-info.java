/** The catalogue: points, their rooms, the CSV import, and the pages on which they are kept. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "database", "outbox", "access", "web", "pages", "audit", "accounts", "secrets"
        })
@org.jspecify.annotations.NullMarked
package vn.giaoban.points;
