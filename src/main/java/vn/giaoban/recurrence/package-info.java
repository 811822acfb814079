/** What a recurrence rule means: the occurrences of a series, which part of them is meant, and in words; plain Java, no beans. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
@org.jspecify.annotations.NullMarked
package vn.giaoban.recurrence;
