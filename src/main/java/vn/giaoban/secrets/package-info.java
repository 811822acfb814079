/** The one secret of an installation, and what is derived from it or sealed with it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.secrets;
