/** PostgreSQL and Redis started beside the service when none is configured, and what is said on the console when it starts or can't. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.embedded;
