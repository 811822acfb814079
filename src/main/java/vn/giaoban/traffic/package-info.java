/** How much an instance takes on at a time, how long it lets anybody wait, and how it takes its leave. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "database"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.traffic;
