/** How often somebody may fail to get in: wrong passwords, unknown tokens and links, per address and per account, counted over all instances. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "access", "web"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.limits;
