/** The conference servers there are: where each is, what it bears, and how its tokens are signed. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "kernel")
@org.jspecify.annotations.NullMarked
package vn.giaoban.deployments;
