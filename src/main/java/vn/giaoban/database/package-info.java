/** How the service talks to PostgreSQL: shielded, bounded, retried transactions, the plain JDBC pool of the jobs, and the shape of those that repeat. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.database;
