/** Words that all modules share: plain Java, no beans, no Reactor. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package vn.giaoban.kernel;
