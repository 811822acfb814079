/** How the service talks to PostgreSQL: shielded, bounded, retried transactions, and the plain JDBC pool of the jobs. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.database;
