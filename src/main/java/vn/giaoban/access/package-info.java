/**
 * Who gets in: the security chain, built of the rules that each module brings for its own paths; sessions, bearer tokens, forms of other sites, the one point that
 * somebody may see, and the headers that keep answers safe.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "web"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.access;
