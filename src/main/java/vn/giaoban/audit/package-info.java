/** The append-only trail of who changed what, when and why. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "database"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.audit;
