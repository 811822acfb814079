/** From what a conference server told to who was there, how long, and what that comes to: plain Java, no beans. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "briefings", "intake"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.presence;
